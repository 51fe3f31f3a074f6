import { type FormEvent, useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Segments } from '../ui/segments.tsx';
import styles from './privacy.module.css';
import { type PersonRequest, useExtend } from './queries.ts';
import { WordField } from './word-field.tsx';

/** Lengthens the term of a request, with the reason. */
export function ExtendDialog({ request, onClose }: { request: PersonRequest; onClose: () => void }) {
  const { t } = useText();
  const extend = useExtend(request.id);
  const [months, setMonths] = useState<'1' | '2'>('2');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    extend.mutate({ months: Number(months), reason }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('requests.extend.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.soft}>{t('requests.extend.text')}</p>
        <Segments
          label={t('requests.extend.months')}
          value={months}
          options={[
            { value: '1', label: t('requests.extend.month', { months: 1 }) },
            { value: '2', label: t('requests.extend.month', { months: 2 }) },
          ]}
          onChange={setMonths}
        />
        <WordField
          label={t('requests.extend.reason')}
          hint={t('requests.make.noteHint')}
          value={reason}
          isRequired
          onChange={setReason}
        />
        {extend.isError && <ErrorNote error={extend.error} />}
        <div className={page.actions}>
          <Button type="submit" look="primary" disabled={extend.isPending || reason.trim() === ''}>
            {t('requests.extend')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
