import { LogIn } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { isStatus } from '../api/problem.ts';
import { DisplayMenu } from '../shell/display-menu.tsx';
import { Logo } from '../shell/logo.tsx';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { codeIn, useSignIn } from './session.ts';
import styles from './sign-in.module.css';

/** A place of this app to go on to; anything else in the address is ignored. */
function safePlace(to: string | null): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : '/';
}

export function SignInPage() {
  const { t } = useText();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const signIn = useSignIn();
  const [entered, setEntered] = useState('');
  const [missing, setMissing] = useState(false);
  const code = search.get('code');
  const place = safePlace(search.get('to'));
  const tried = useRef(false);

  useEffect(() => {
    document.title = `${t('signIn.title')} · Waymark`;
  }, [t]);

  const enter = (credential: string): void =>
    signIn.mutate(credential, { onSuccess: () => void navigate(place, { replace: true }) });

  // A link works once: it must not be tried twice, also when React mounts twice while developing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only for the code the page was opened with
  useEffect(() => {
    if (code === null || tried.current) return;
    tried.current = true;
    enter(code);
  }, [code]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const credential = codeIn(entered);
    setMissing(credential === '');
    if (credential !== '') enter(credential);
  };

  const refused = isStatus(signIn.error, 401) || isStatus(signIn.error, 400) || isStatus(signIn.error, 403);
  return (
    <main className={styles.page}>
      <div className={styles.tools}>
        <DisplayMenu />
      </div>
      <div className={styles.card}>
        <div className={styles.brand}>
          <Logo /> Waymark
        </div>
        <h1 className="visually-hidden">{t('signIn.title')}</h1>
        <p className={styles.lead}>{t('signIn.lead')}</p>
        {signIn.isPending ? (
          <p role="status">{t('signIn.working')}</p>
        ) : (
          <>
            {refused && (
              <div role="alert" className={`${page.note} ${page.bad}`}>
                <b>{t('signIn.refused')}</b>
                <span>{t('signIn.refusedHint')}</span>
              </div>
            )}
            {signIn.isError && !refused && <ErrorNote error={signIn.error} />}
            <p className={styles.how}>{t('signIn.how')}</p>
            <form className={styles.form} onSubmit={submit}>
              <div className={page.field}>
                <label htmlFor="credential">{t('signIn.token')}</label>
                <input
                  id="credential"
                  className={page.input}
                  type="password"
                  autoComplete="current-password"
                  aria-invalid={missing}
                  aria-describedby={missing ? 'credential-missing' : undefined}
                  value={entered}
                  onChange={(event) => setEntered(event.target.value)}
                />
                {missing && <small id="credential-missing">{t('signIn.empty')}</small>}
              </div>
              <Button type="submit" look="primary" icon={LogIn}>
                {t('signIn.submit')}
              </Button>
            </form>
          </>
        )}
      </div>
    </main>
  );
}
