import { type FormEvent, useId, useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import styles from './privacy.module.css';
import { type PersonRequest, type RefuseBody, useRefuse } from './queries.ts';
import { WordField } from './word-field.tsx';

const REASONS: readonly RefuseBody['reason'][] = [
  'unproven',
  'unfounded',
  'excessive',
  'othersRights',
  'legalDuty',
  'withdrawn',
];

/** Refuses a request, with the reason the person is told. */
export function RefuseDialog({ request, onClose }: { request: PersonRequest; onClose: () => void }) {
  const { t } = useText();
  const id = useId();
  const refuse = useRefuse(request.id);
  const [reason, setReason] = useState<RefuseBody['reason']>('unproven');
  const [explanation, setExplanation] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    refuse.mutate({ reason, explanation }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('requests.refuse.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <div className={page.field}>
          <label htmlFor={id}>{t('requests.refuse.reason')}</label>
          <select
            id={id}
            className={page.input}
            value={reason}
            onChange={(event) => setReason(REASONS.find((one) => one === event.target.value) ?? reason)}
          >
            {REASONS.map((one) => (
              <option key={one} value={one}>
                {t(`requests.refusal.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <WordField
          label={t('requests.refuse.explanation')}
          hint={t('requests.refuse.explanationHint')}
          value={explanation}
          isRequired
          onChange={setExplanation}
        />
        {refuse.isError && <ErrorNote error={refuse.error} />}
        <div className={page.actions}>
          <Button type="submit" look="primary" disabled={refuse.isPending || explanation.trim() === ''}>
            {t('requests.refuse')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
