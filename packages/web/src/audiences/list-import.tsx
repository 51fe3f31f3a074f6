import { Download, FileCheck2, Upload } from 'lucide-react';
import { useId, useState } from 'react';
import { useMay } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import styles from './audiences.module.css';
import {
  type Audience,
  downloadRefusals,
  LIST_MODES,
  type ListMode,
  type ListReport,
  useImportList,
} from './queries.ts';

/** How many lines that lead to nobody are shown. */
const SHOWN = 5;

/** Reads a list of identifiers into an audience: looked at first, then taken over. */
export function ListImport({ audience }: { audience: Audience }) {
  const { t } = useText();
  const id = useId();
  const mayWrite = useMay('audiences:write');
  const mayIdentify = useMay('people:identify');
  const [file, setFile] = useState<File | null>(null);
  const [mode, setMode] = useState<ListMode>('add');
  const check = useImportList(audience.id);
  const read = useImportList(audience.id);
  const [problem, setProblem] = useState<unknown>(null);
  if (!mayWrite || !mayIdentify) return null;
  const look = (chosen: File | null, how: ListMode): void => {
    setFile(chosen);
    setMode(how);
    read.reset();
    check.reset();
    setProblem(null);
    if (chosen !== null) check.mutate({ file: chosen, mode: how, check: true });
  };
  const report = read.data ?? check.data;
  const error = read.error ?? check.error ?? problem;
  return (
    <section className={styles.card}>
      <h2>{t('audiences.list.title')}</h2>
      <p className={styles.soft}>{t('audiences.list.lead')}</p>
      <div className={page.field}>
        <label htmlFor={id}>{t('audiences.list.file')}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event) => look(event.currentTarget.files?.[0] ?? null, mode)}
        />
      </div>
      <fieldset className={styles.modes}>
        <legend className="visually-hidden">{t('audiences.list.mode')}</legend>
        {LIST_MODES.map((one) => (
          <label key={one}>
            <input type="radio" name={`${id}-mode`} checked={one === mode} onChange={() => look(file, one)} />
            {t(`audiences.list.mode.${one}`)}
          </label>
        ))}
      </fieldset>
      {error !== null && <ErrorNote error={error} />}
      <div aria-live="polite" className={styles.part}>
        {report && <Report report={report} />}
      </div>
      {file !== null && report !== undefined && (
        <div className={page.actions}>
          {!report.written && report.entering + report.leaving > 0 && (
            <Button
              look="primary"
              icon={Upload}
              disabled={read.isPending}
              onClick={() => read.mutate({ file, mode, check: false })}
            >
              {t('audiences.list.do')}
            </Button>
          )}
          {report.unknown + report.refused > 0 && (
            <Button icon={Download} onClick={() => downloadRefusals(audience.id, file).catch(setProblem)}>
              {t('audiences.list.refusals')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Report({ report }: { report: ListReport }) {
  const { t } = useText();
  const { people, unknown, refused, entering, leaving, after, column, kind } = report;
  return (
    <div className={`${page.note} ${report.written ? page.good : ''}`}>
      <b className={styles.outcome}>
        <FileCheck2 size={16} aria-hidden />{' '}
        {report.written ? t('audiences.list.done', { people: after }) : t('audiences.list.found', { people })}
      </b>
      {!report.written && <span>{t('audiences.list.change', { entering, leaving, after })}</span>}
      <small>{t('audiences.list.column', { column, kind })}</small>
      {unknown + refused > 0 && <span>{t('audiences.list.left', { unknown, refused })}</span>}
      {report.problems.length > 0 && (
        <ul className={styles.problems}>
          {report.problems.slice(0, SHOWN).map((one) => (
            <li key={one.line}>
              {t('audiences.list.line', {
                line: one.line,
                value: one.value,
                reason: t(`audiences.list.reason.${one.reason}`),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
