import { X } from 'lucide-react';
import { useText } from '../shell/preferences-context.tsx';
import { IconButton } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useToast } from '../ui/toast.tsx';
import { useInvitations, useWithdraw } from './queries.ts';
import styles from './team.module.css';

/** Invitations nobody has followed yet; nothing where there are none. */
export function InvitationList({ may }: { may: boolean }) {
  const { t, format } = useText();
  const invitations = useInvitations();
  const withdraw = useWithdraw();
  const showToast = useToast();
  if (invitations.isError) return <ErrorNote error={invitations.error} onRetry={() => void invitations.refetch()} />;
  if (!invitations.data || invitations.data.length === 0) return null;
  return (
    <section className={styles.open}>
      <h2>{t('team.open')}</h2>
      <ul className={styles.list}>
        {invitations.data.map((one) => {
          const note = one.note === '' ? t('team.open.nobody') : one.note;
          return (
            <li key={one.id} className={styles.invitation}>
              <span className={styles.who}>
                <b>{note}</b>
                <small>
                  {t('team.open.until', {
                    role: t(`role.${one.role}`),
                    until: format.date(Date.parse(one.expiresAt)),
                  })}
                </small>
              </span>
              {may && (
                <IconButton
                  icon={X}
                  label={t('team.withdraw', { note })}
                  disabled={withdraw.isPending}
                  onClick={() => withdraw.mutate(one, { onSuccess: () => showToast(t('team.withdrawn')) })}
                />
              )}
            </li>
          );
        })}
      </ul>
      {withdraw.isError && <ErrorNote error={withdraw.error} />}
    </section>
  );
}
