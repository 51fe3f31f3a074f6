import { Navigate } from 'react-router';
import { useText } from '../shell/preferences-context.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { useOnward } from './onward.ts';
import { useSession } from './session.ts';

/** Where a link for a lost password leads. */
export function NewPasswordPage() {
  const { t } = useText();
  const session = useSession();
  const onward = useOnward();
  const showToast = useToast();
  if (session.isPending) return null;
  const member = session.data?.member ?? null;
  if (member === null) return <Navigate to="/sign-in" replace />;
  return (
    <Entrance title={t('newPassword.title')}>
      <p className={styles.how}>{t('newPassword.lead', { name: member.name })}</p>
      <NewPasswordForm
        member={member}
        askOld={session.data?.asks !== 'password'}
        submit={t('newPassword.submit')}
        onDone={() => {
          showToast(t('newPassword.done'));
          onward();
        }}
      />
    </Entrance>
  );
}
