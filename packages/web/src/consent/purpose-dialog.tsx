import { type FormEvent, useId, useState } from 'react';
import { usePreferences } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Field } from '../ui/field.tsx';
import page from '../ui/page.module.css';
import styles from './consent.module.css';
import { type Purpose, type PurposeChange, useSavePurpose, type Wording } from './queries.ts';

const BASES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const KEY_PATTERN = '[a-z][a-z0-9_\\-]{0,49}';
const NO_WORDING: Wording = { nameDe: '', nameEn: '', textDe: '', textEn: '' };

function sameWording(one: Wording, other: Wording): boolean {
  return (['nameDe', 'nameEn', 'textDe', 'textEn'] as const).every((part) => one[part].trim() === other[part].trim());
}

/** Makes a purpose (null) or changes one. A changed wording becomes a new version. */
export function PurposeDialog({ purpose, onClose }: { purpose: Purpose | null; onClose: () => void }) {
  const { text, language } = usePreferences();
  const { t } = text;
  const save = useSavePurpose();
  const basis = useId();
  const [newest] = purpose?.texts ?? [];
  const before: Wording = newest ?? NO_WORDING;
  const [key, setKey] = useState(purpose?.key ?? '');
  const [wording, setWording] = useState<Wording>(before);
  const [categories, setCategories] = useState(purpose?.categories.join(', ') ?? '');
  const [change, setChange] = useState<PurposeChange>({
    legalBasis: purpose?.legalBasis ?? 'a',
    doubleOptIn: purpose?.doubleOptIn ?? false,
    refusedByGpc: purpose?.refusedByGpc ?? false,
    categories: [],
    active: purpose?.active ?? true,
  });
  const changed = !sameWording(wording, before);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const names = categories.split(',').map((one) => one.trim());
    save.mutate(
      {
        key: key.trim(),
        isNew: purpose === null,
        change: { ...change, categories: names.filter((one) => one !== '') },
        wording: changed ? wording : null,
      },
      { onSuccess: onClose },
    );
  };
  const worded = (part: 'nameDe' | 'nameEn') => (
    <Field
      label={t(`consent.${part}`)}
      value={wording[part]}
      required
      maxLength={100}
      onChange={(event) => setWording({ ...wording, [part]: event.target.value })}
    />
  );
  const title =
    purpose === null
      ? t('consent.new')
      : t('consent.edit', { name: language === 'de' ? before.nameDe : before.nameEn });
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {purpose === null && (
          <Field
            label={t('consent.key')}
            hint={t('consent.keyHint')}
            value={key}
            required
            pattern={KEY_PATTERN}
            autoCapitalize="off"
            autoComplete="off"
            onChange={(event) => setKey(event.target.value)}
          />
        )}
        <div className={page.field}>
          <label htmlFor={basis}>{t('consent.column.basis')}</label>
          <select
            id={basis}
            className={page.input}
            value={change.legalBasis}
            aria-describedby={`${basis}-rule`}
            onChange={(event) => {
              const chosen = BASES.find((one) => one === event.target.value);
              if (chosen !== undefined) setChange({ ...change, legalBasis: chosen });
            }}
          >
            {BASES.map((one) => (
              <option key={one} value={one}>
                {t(`consent.basis.${one}`)}
              </option>
            ))}
          </select>
          <small id={`${basis}-rule`}>{t(`consent.basisRule.${change.legalBasis}`)}</small>
        </div>
        <div className={styles.pair}>
          {worded('nameDe')}
          {worded('nameEn')}
        </div>
        <div className={styles.pair}>
          {(['textDe', 'textEn'] as const).map((part) => (
            <LongField
              key={part}
              label={t(`consent.${part}`)}
              value={wording[part]}
              onChange={(value) => setWording({ ...wording, [part]: value })}
            />
          ))}
        </div>
        {newest && changed && (
          <p className={styles.soft}>{t('consent.newVersionHint', { version: newest.version + 1 })}</p>
        )}
        <Switch
          label={t('consent.doubleOptIn')}
          hint={t('consent.doubleOptInHint')}
          value={change.doubleOptIn}
          onChange={(doubleOptIn) => setChange({ ...change, doubleOptIn })}
        />
        <Switch
          label={t('consent.gpc')}
          hint={t('consent.gpcHint')}
          value={change.refusedByGpc}
          onChange={(refusedByGpc) => setChange({ ...change, refusedByGpc })}
        />
        <Switch
          label={t('consent.active')}
          value={change.active}
          onChange={(active) => setChange({ ...change, active })}
        />
        <Field
          label={t('consent.categories')}
          hint={t('consent.categoriesHint')}
          value={categories}
          maxLength={1000}
          onChange={(event) => setCategories(event.target.value)}
        />
        {save.isError && <ErrorNote error={save.error} />}
        <div className={page.actions}>
          <Button type="submit" look="primary" disabled={save.isPending}>
            {t('consent.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function LongField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className={page.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={page.input}
        rows={4}
        required
        maxLength={4000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function Switch({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint?: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <label className={styles.mode}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>
        <b>{label}</b>
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}
