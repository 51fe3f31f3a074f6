import { LogIn, MailX } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { isStatus } from '../api/problem.ts';
import { useText } from '../shell/preferences-context.tsx';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';
import { IntroductionForm } from './introduction-form.tsx';
import { useOnward } from './onward.ts';
import { useAcceptInvitation, useInvitation, useSession } from './session.ts';

/** Following an invitation: to what, by whom, as what; then one says who one is. */
export function JoinPage() {
  const { t } = useText();
  const [search] = useSearchParams();
  const secret = search.get('code') ?? '';
  const invitation = useInvitation(secret);
  const session = useSession();
  const accept = useAcceptInvitation();
  const onward = useOnward();
  const gone = isStatus(invitation.error, 401) || isStatus(invitation.error, 400) || isStatus(accept.error, 401);
  if (gone)
    return (
      <Entrance title={t('join.gone.title')} shown={false}>
        <EmptyState
          icon={MailX}
          title={t('join.gone.title')}
          actions={
            <LinkButton look="primary" icon={LogIn} to="/sign-in">
              {t('signIn.submit')}
            </LinkButton>
          }
        >
          {t('join.gone.text')}
        </EmptyState>
      </Entrance>
    );
  const to = invitation.data;
  return (
    <Entrance title={t('join.title', { workspace: to?.workspace ?? 'Waymark' })}>
      {invitation.isPending && <Skeleton rows={4} height={40} />}
      {invitation.isError && <ErrorNote error={invitation.error} onRetry={() => void invitation.refetch()} />}
      {to && (
        <>
          <p className={styles.how}>
            {to.invitedBy === null
              ? t('join.leadNobody', { workspace: to.workspace })
              : t('join.lead', { by: to.invitedBy, workspace: to.workspace })}
          </p>
          <p className={`${page.note} ${page.good}`}>
            <b>{t(`role.${to.role}`)}</b>
            <span>{t(`role.${to.role}.may`)}</span>
          </p>
          {session.data && !accept.isSuccess && <p className={styles.how}>{t('join.signOut')}</p>}
          <IntroductionForm
            submit={t('join.submit')}
            pending={accept.isPending}
            error={accept.error}
            onSubmit={(person) => accept.mutate({ ...person, secret }, { onSuccess: () => onward() })}
          />
        </>
      )}
    </Entrance>
  );
}
