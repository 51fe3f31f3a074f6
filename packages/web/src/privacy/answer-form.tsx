import { type FormEvent, useState } from 'react';
import { useMay } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Corrections, type EnteredCorrection, isEntered } from './corrections.tsx';
import styles from './privacy.module.css';
import { type PersonRequest, useAnswer } from './queries.ts';
import { WordField } from './word-field.tsx';

/** Does what the request asks for. */
export function AnswerForm({ request }: { request: PersonRequest }) {
  const { t } = useText();
  const { id, kind } = request;
  const answer = useAnswer(id);
  const mayErase = useMay('privacy:erase');
  const [lines, setLines] = useState<readonly EnteredCorrection[]>([{ key: '', value: '' }]);
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  const corrections = lines.filter(isEntered);
  const isReady =
    kind === 'rectify' ? corrections.length > 0 && reason.trim() !== '' : kind === 'erase' ? isSure && mayErase : true;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    answer.mutate(kind === 'rectify' ? { corrections: [...corrections], reason } : {});
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.soft}>{t(`requests.answer.${kind}`)}</p>
      {kind === 'rectify' && (
        <>
          <Corrections person={request.person} lines={lines} onChange={setLines} />
          <WordField
            label={t('requests.correct.reason')}
            hint={t('requests.correct.reasonHint')}
            value={reason}
            isRequired
            onChange={setReason}
          />
        </>
      )}
      {kind === 'erase' && (
        <label className={styles.sure}>
          <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.target.checked)} />
          {t('requests.erase.sure')}
        </label>
      )}
      {answer.isError && <ErrorNote error={answer.error} />}
      <div className={page.actions}>
        <Button type="submit" look="primary" disabled={!isReady || answer.isPending}>
          {t(`requests.do.${kind}`)}
        </Button>
      </div>
    </form>
  );
}
