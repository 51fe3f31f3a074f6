import { UserMinus } from 'lucide-react';
import { useEffect } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { CopyLink } from './copy-link.tsx';
import { type TeamMember, usePasswordLink, useRemoveMember } from './queries.ts';

/** Asks before somebody goes. */
export function RemoveDialog({ member, own, onClose }: { member: TeamMember; own: boolean; onClose: () => void }) {
  const { t } = useText();
  const remove = useRemoveMember();
  const showToast = useToast();
  const { name } = member;
  return (
    <Dialog title={t('team.remove.title', { name })} onClose={onClose}>
      <p>{t('team.remove.text', { name })}</p>
      {own && (
        <p>
          <b>{t('team.remove.self')}</b>
        </p>
      )}
      {remove.isError && <ErrorNote error={remove.error} />}
      <div className={page.actions}>
        <Button
          look="primary"
          icon={UserMinus}
          disabled={remove.isPending}
          onClick={() =>
            remove.mutate(member, {
              onSuccess: () => {
                showToast(t('team.removed', { name }));
                onClose();
              },
            })
          }
        >
          {t('team.remove.do')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}

/** A link for somebody who lost his password. */
export function PasswordLinkDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const { t } = useText();
  const { mutate, data, error } = usePasswordLink();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one link each time it is opened
  useEffect(() => mutate(member), []);
  return (
    <Dialog title={t('team.link.title', { name: member.name })} onClose={onClose}>
      <p>{t('team.link.text', { name: member.name })}</p>
      {error !== null ? (
        <ErrorNote error={error} />
      ) : data === undefined ? (
        <Skeleton rows={1} height={40} />
      ) : (
        <CopyLink link={data} />
      )}
      <div className={page.actions}>
        <Button onClick={onClose}>{t('team.done')}</Button>
      </div>
    </Dialog>
  );
}
