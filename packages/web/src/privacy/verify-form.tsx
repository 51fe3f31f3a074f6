import { type FormEvent, useId, useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import styles from './privacy.module.css';
import { type PersonRequest, useVerify, type VerifyBody } from './queries.ts';
import { WordField } from './word-field.tsx';

const HOWS: readonly VerifyBody['how'][] = [
  'account',
  'knownAddress',
  'callback',
  'document',
  'inPerson',
  'representative',
];

/** Confirms that the one who asks is the one it is about. */
export function VerifyForm({ request }: { request: PersonRequest }) {
  const { t } = useText();
  const id = useId();
  const verify = useVerify(request.id);
  const [how, setHow] = useState<VerifyBody['how'] | null>(null);
  const [note, setNote] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (how !== null) verify.mutate({ how, note });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.soft}>{t('requests.verify.lead')}</p>
      <fieldset className={styles.kinds}>
        <legend>{t('requests.verify.how')}</legend>
        {HOWS.map((one) => (
          <label key={one} className={styles.kind}>
            <input type="radio" name={id} required checked={one === how} onChange={() => setHow(one)} />
            <span>
              <b>{t(`requests.how.${one}`)}</b>
            </span>
          </label>
        ))}
      </fieldset>
      <WordField label={t('requests.verify.note')} hint={t('requests.make.noteHint')} value={note} onChange={setNote} />
      {verify.isError && <ErrorNote error={verify.error} />}
      <div className={page.actions}>
        <Button type="submit" look="primary" disabled={verify.isPending || how === null}>
          {t('requests.verify.submit')}
        </Button>
      </div>
    </form>
  );
}
