import { Navigate } from 'react-router';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';
import { IntroductionForm } from './introduction-form.tsx';
import { useOnward } from './onward.ts';
import { useIntroduce, useSession } from './session.ts';

/** Who came by the first link says who he is, now or later. */
export function WelcomePage() {
  const { t } = useText();
  const session = useSession();
  const introduce = useIntroduce();
  const onward = useOnward();
  if (session.isPending) return null;
  if (!session.data) return <Navigate to="/sign-in?to=/welcome" replace />;
  if (session.data.member !== null && !introduce.isSuccess) return <Navigate to="/" replace />;
  return (
    <Entrance title={t('welcome.title')}>
      <p className={styles.how}>{t('welcome.lead')}</p>
      <IntroductionForm
        submit={t('introduce.submit')}
        pending={introduce.isPending}
        error={introduce.error}
        further={<Button onClick={() => onward()}>{t('introduce.later')}</Button>}
        onSubmit={(person) => introduce.mutate(person, { onSuccess: () => onward() })}
      />
      <p className={styles.how}>{t('welcome.laterHint')}</p>
    </Entrance>
  );
}
