import { BadgeCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import page from '../../ui/page.module.css';
import { useToast } from '../../ui/toast.tsx';
import { useVersions } from '../use-versions.ts';
import { usePlan } from './plan-context.tsx';
import styles from './plan-panel.module.css';
import { useRelease } from './queries.ts';

/** Releases the map as it stands, as a version that stays. */
export function ReleaseDialog({ onClose }: { onClose: () => void }) {
  const { map } = usePlan();
  const { t, format } = useText();
  const showToast = useToast();
  const versions = useVersions(map.id);
  const release = useRelease(map.id);
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    release.mutate(name.trim(), {
      onSuccess({ number }) {
        showToast(t('plan.released', { number }));
        onClose();
      },
    });
  };
  return (
    <Dialog title={t('plan.releaseTitle')} onClose={onClose}>
      <p>{t('plan.releaseLead')}</p>
      <form className={styles.form} onSubmit={submit}>
        <label className={page.field}>
          <span>{t('plan.releaseName')}</span>
          <input
            className={page.input}
            maxLength={200}
            value={name}
            placeholder={t('plan.releaseHint')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {release.isError && <ErrorNote error={release.error} />}
        <div className={page.actions}>
          <Button type="submit" look="primary" icon={BadgeCheck} disabled={release.isPending}>
            {t('plan.releaseDo', { number: (versions.data?.[0]?.number ?? 0) + 1 })}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
      {versions.data !== undefined && versions.data.length > 0 && (
        <ul className={styles.list}>
          {versions.data.map((one) => (
            <li key={one.number} className={styles.item}>
              <span>
                {t('map.version', { version: one.number })}
                {one.name !== '' && `: ${one.name}`}
                <small>{format.dateTime(Date.parse(one.releasedAt))}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
