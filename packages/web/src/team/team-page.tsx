import { UserPlus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useMay, useSession } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PasswordLinkDialog, RemoveDialog } from './member-dialogs.tsx';
import { MemberRow } from './member-row.tsx';
import { type TeamMember, useMembers } from './queries.ts';
import styles from './team.module.css';

/** What someone wants to do, before it is confirmed. */
type Asked = { readonly kind: 'invite' } | { readonly kind: 'remove' | 'link'; readonly member: TeamMember };

/** Who works here, with which role; inviting and letting go. */
export function TeamPage() {
  const { t } = useText();
  const members = useMembers();
  const may = useMay('access:write');
  const own = useSession().data?.member?.id ?? null;
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const owners = members.data?.filter((one) => one.role === 'owner').length ?? 0;
  return (
    <Page
      title={t('team.title')}
      tools={
        may && (
          <Button look="primary" icon={UserPlus} onClick={() => setAsked({ kind: 'invite' })}>
            {t('team.invite')}
          </Button>
        )
      }
    >
      <div className={page.page}>
        {members.isPending && <Skeleton rows={3} height={64} />}
        {members.isError && <ErrorNote error={members.error} onRetry={() => void members.refetch()} />}
        {members.data?.length === 0 && (
          <EmptyState
            icon={UsersRound}
            title={t('team.none')}
            actions={
              may && (
                <LinkButton look="primary" icon={UserPlus} to="/welcome?to=/team">
                  {t('introduce.submit')}
                </LinkButton>
              )
            }
          >
            {t('team.noneText')}
          </EmptyState>
        )}
        {members.data && members.data.length > 0 && (
          <>
            <p className={page.lead}>{t('team.lead')}</p>
            <ul className={styles.list} aria-label={t('team.title')}>
              {members.data.map((member) => (
                <MemberRow
                  key={member.id}
                  member={member}
                  own={member.id === own}
                  stays={member.role === 'owner' && owners === 1}
                  may={may}
                  onAsk={(kind) => setAsked({ kind, member })}
                />
              ))}
            </ul>
          </>
        )}
        <InvitationList may={may} />
      </div>
      {asked?.kind === 'invite' && <InviteDialog onClose={close} />}
      {asked?.kind === 'remove' && <RemoveDialog member={asked.member} own={asked.member.id === own} onClose={close} />}
      {asked?.kind === 'link' && <PasswordLinkDialog member={asked.member} onClose={close} />}
    </Page>
  );
}
