import type { TextKey } from '@waymark/text';
import { Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import styles from './imports.module.css';
import { type ChosenColumns, chosenColumns, type Preview, useStartImport } from './queries.ts';

const COLUMN_FIELDS = [
  { field: 'person', label: 'imports.field.person', hint: 'imports.field.personHint', required: true },
  { field: 'time', label: 'imports.field.time', hint: 'imports.field.timeHint', required: true },
  { field: 'event', label: 'imports.field.event', hint: 'imports.field.eventHint', required: true },
  { field: 'channel', label: 'imports.field.channel', hint: null, required: false },
  { field: 'value', label: 'imports.field.value', hint: null, required: false },
] as const satisfies readonly {
  field: keyof ChosenColumns;
  label: TextKey;
  hint: TextKey | null;
  required: boolean;
}[];

const TIME_ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** The guessed mapping beside the first rows, to be checked before anything is written. */
export function MappingForm({ preview, onStarted }: { preview: Preview; onStarted: (id: string) => void }) {
  const { t } = useText();
  const start = useStartImport();
  const [mapping, setMapping] = useState(() => chosenColumns(preview.mapping));
  // One name for all events does instead of a column.
  const oneName = typeof preview.mapping?.eventName === 'string';
  const complete = COLUMN_FIELDS.every(
    ({ field, required }) => !required || mapping[field] !== null || (field === 'event' && oneName),
  );
  const notices = [
    ...preview.warnings,
    ...preview.refused.slice(0, 5).map(({ line, field, reason }) => t('imports.refusedLine', { line, field, reason })),
  ];
  const roleOf = (column: string): TextKey | null =>
    COLUMN_FIELDS.find(({ field }) => mapping[field] === column)?.label ?? null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { person, time } = mapping;
    if (person === null || time === null) return;
    start.mutate(
      { upload: preview.upload, mapping: { ...preview.mapping, ...mapping, person, time } },
      { onSuccess: (run) => onStarted(run.id) },
    );
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <section className={styles.section}>
        <h2>{t('imports.mapping')}</h2>
        <p>{t('imports.mappingLead')}</p>
        <div className={styles.fields}>
          {COLUMN_FIELDS.map(({ field, label, hint, required }) => (
            <div key={field} className={page.field}>
              <label htmlFor={`map-${field}`}>{t(label)}</label>
              <select
                id={`map-${field}`}
                className={page.input}
                aria-invalid={required && mapping[field] === null}
                value={mapping[field] ?? ''}
                onChange={(event) =>
                  setMapping({ ...mapping, [field]: event.target.value === '' ? null : event.target.value })
                }
              >
                <option value="">{t(required ? 'imports.field.missing' : 'imports.field.none')}</option>
                {preview.columns.map((column) => (
                  <option key={column}>{column}</option>
                ))}
              </select>
              {hint !== null && <small>{t(hint)}</small>}
            </div>
          ))}
          <div className={page.field}>
            <label htmlFor="map-zone">{t('imports.field.timeZone')}</label>
            <select
              id="map-zone"
              className={page.input}
              value={mapping.timeZone}
              onChange={(event) => setMapping({ ...mapping, timeZone: event.target.value })}
            >
              {(TIME_ZONES.includes(mapping.timeZone) ? TIME_ZONES : [mapping.timeZone, ...TIME_ZONES]).map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
            <small>{t('imports.field.timeZoneHint')}</small>
          </div>
        </div>
        <p className={styles.soft}>{t('imports.rest')}</p>
      </section>
      {notices.length > 0 && (
        <div className={page.note}>
          <b>{t('imports.warnings')}</b>
          {notices.map((warning) => (
            <span key={warning}>{warning}</span>
          ))}
        </div>
      )}
      {start.isError && <ErrorNote error={start.error} />}
      <div className={page.actions}>
        <Button type="submit" look="primary" icon={Play} disabled={!complete || start.isPending}>
          {t('imports.start')}
        </Button>
      </div>
      <section className={styles.section}>
        <h2>{t('imports.previewRows', { rows: preview.rows.length })}</h2>
        <p className={styles.soft}>
          {t('imports.format', {
            format: preview.compression === 'none' ? preview.format : `${preview.format}, ${preview.compression}`,
          })}
        </p>{' '}
        <ScrollTable label={t('imports.preview')}>
          <thead>
            <tr>
              {preview.columns.map((column) => {
                const role = roleOf(column);
                return (
                  <th key={column} scope="col">
                    {column}
                    {role !== null && <span className={styles.role}>{t(role)}</span>}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are only their place
              <tr key={place}>
                {preview.columns.map((column, at) => (
                  <td key={column} className={styles.value}>
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </section>
    </form>
  );
}
