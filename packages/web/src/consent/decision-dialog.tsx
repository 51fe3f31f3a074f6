import { type FormEvent, useId, useState } from 'react';
import { usePreferences } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import styles from './consent.module.css';
import { type EnteredDecision, type PersonConsent, useEnterDecision } from './queries.ts';

const WAYS = ['paper', 'phone', 'counter'] as const;
const DECISIONS = ['granted', 'refused'] as const;

/** Enters what somebody decided elsewhere. */
export function DecisionDialog({
  person,
  states,
  onClose,
}: {
  person: string;
  states: PersonConsent['states'];
  onClose: () => void;
}) {
  const { text, language } = usePreferences();
  const { t } = text;
  const id = useId();
  const enter = useEnterDecision(person);
  const choices = states.filter(({ legalBasis }) => ['a', 'e', 'f'].includes(legalBasis));
  const [purpose, setPurpose] = useState(choices[0]?.purpose ?? '');
  const [decision, setDecision] = useState<EnteredDecision['decision']>('granted');
  const [way, setWay] = useState<EnteredDecision['way']>('paper');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enter.mutate({ purpose, decision, way, textVersion: '' }, { onSuccess: onClose });
  };
  const select = <Value extends string>(
    name: string,
    label: string,
    value: Value,
    options: readonly { readonly value: Value; readonly label: string }[],
    onChange: (value: Value) => void,
  ) => (
    <div className={page.field}>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <select
        id={`${id}-${name}`}
        className={page.input}
        value={value}
        onChange={(event) => {
          const chosen = options.find((one) => one.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <Dialog title={t('consent.person.enter')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.soft}>{t('consent.person.enterHint')}</p>
        {select(
          'purpose',
          t('consent.column.purpose'),
          purpose,
          choices.map((one) => ({ value: one.purpose, label: language === 'de' ? one.nameDe : one.nameEn })),
          setPurpose,
        )}
        {select(
          'decision',
          t('consent.column.decision'),
          decision,
          DECISIONS.map((value) => ({ value, label: t(`consent.decision.${value}`) })),
          setDecision,
        )}
        {select(
          'way',
          t('consent.column.way'),
          way,
          WAYS.map((value) => ({ value, label: t(`consent.way.${value}`) })),
          (value) => setWay(value),
        )}
        {enter.isError && <ErrorNote error={enter.error} />}
        <div className={page.actions}>
          <Button type="submit" look="primary" disabled={enter.isPending || purpose === ''}>
            {t('consent.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
