import { KeyRound, LogIn, Mail } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { isStatus, problemOf } from '../api/problem.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Field, PasswordField } from '../ui/field.tsx';
import page from '../ui/page.module.css';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';
import { useOnward } from './onward.ts';
import { codeIn, useSignIn, useSignInByPassword } from './session.ts';

/** Signing in: by e-mail and password; or with a one-time link or a token. */
export function SignInPage() {
  const { t } = useText();
  const [search] = useSearchParams();
  const onward = useOnward();
  const signIn = useSignIn();
  const code = search.get('code');
  const [byLink, setByLink] = useState(code !== null);
  // With a link nothing is asked while it is tried.
  const [byHand, setByHand] = useState(code === null);
  const tried = useRef(false);
  const enter = (credential: string): void => signIn.mutate(credential, { onSuccess: ({ asks }) => onward(asks) });

  // A link works once: it must not be tried twice, also when React mounts twice while developing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only for the code the page was opened with
  useEffect(() => {
    if (code === null || tried.current) return;
    tried.current = true;
    enter(code);
  }, [code]);

  return (
    <Entrance title={t('signIn.title')} shown={false}>
      <p className={styles.lead}>{t('signIn.lead')}</p>
      {!byHand && !signIn.isError ? (
        <p role="status">{t('signIn.working')}</p>
      ) : byLink ? (
        <LinkForm
          error={signIn.error}
          pending={signIn.isPending}
          onEnter={(credential) => {
            setByHand(true);
            enter(credential);
          }}
          onOther={() => {
            setByHand(true);
            setByLink(false);
          }}
        />
      ) : (
        <PasswordForm onOther={() => setByLink(true)} />
      )}
    </Entrance>
  );
}

function PasswordForm({ onOther }: { onOther: () => void }) {
  const { t } = useText();
  const onward = useOnward();
  const signIn = useSignInByPassword();
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState<{ email: boolean; password: boolean }>({ email: false, password: false });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const email = String(entered.get('email') ?? '').trim();
    const password = String(entered.get('password') ?? '');
    const lacks = { email: email === '', password: password === '' };
    setMissing(lacks);
    const first = lacks.email ? 'email' : 'password';
    if (lacks.email || lacks.password) form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    else if (!signIn.isPending) signIn.mutate({ email, password }, { onSuccess: ({ asks }) => onward(asks) });
  };
  return (
    <>
      <PasswordRefusal error={signIn.error} />
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <Field
          label={t('signIn.email')}
          name="email"
          type="email"
          autoComplete="username"
          error={missing.email ? t('signIn.emailMissing') : undefined}
        />
        <PasswordField
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          error={missing.password ? t('signIn.passwordMissing') : undefined}
        />
        <Button type="submit" look="primary" icon={LogIn} aria-disabled={signIn.isPending}>
          {t(signIn.isPending ? 'signIn.working' : 'signIn.submit')}
        </Button>
      </form>
      <div className={styles.other}>
        <p>{t('signIn.lost')}</p>
        <Button look="quiet" icon={KeyRound} onClick={onOther}>
          {t('signIn.byLink')}
        </Button>
      </div>
    </>
  );
}

/** Why e-mail address and password did not let anyone in. */
function PasswordRefusal({ error }: { error: unknown }) {
  const { t } = useText();
  if (error === null) return null;
  const tooMany = isStatus(error, 429);
  if (!tooMany && !isStatus(error, 401) && !isStatus(error, 400)) return <ErrorNote error={error} />;
  return (
    <div role="alert" className={`${page.note} ${page.bad}`}>
      <b>{tooMany ? problemOf(error).title : t('signIn.wrong')}</b>
      {!tooMany && <span>{t('signIn.wrongHint')}</span>}
    </div>
  );
}

function LinkForm({
  error,
  pending,
  onEnter,
  onOther,
}: {
  error: unknown;
  pending: boolean;
  onEnter: (credential: string) => void;
  onOther: () => void;
}) {
  const { t } = useText();
  const [entered, setEntered] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const credential = codeIn(entered);
    setMissing(credential === '');
    if (credential !== '' && !pending) onEnter(credential);
  };
  const refused = isStatus(error, 401) || isStatus(error, 400) || isStatus(error, 403);
  return (
    <>
      {refused && (
        <div role="alert" className={`${page.note} ${page.bad}`}>
          <b>{t('signIn.refused')}</b>
          <span>{t('signIn.refusedHint')}</span>
        </div>
      )}
      {error !== null && !refused && <ErrorNote error={error} />}
      <p className={styles.how}>{t('signIn.how')}</p>
      <form className={styles.form} onSubmit={submit}>
        <Field
          label={t('signIn.token')}
          type="password"
          autoComplete="off"
          error={missing ? t('signIn.empty') : undefined}
          value={entered}
          onChange={(event) => setEntered(event.target.value)}
        />
        <Button type="submit" look="primary" icon={LogIn} aria-disabled={pending}>
          {t(pending ? 'signIn.working' : 'signIn.submit')}
        </Button>
      </form>
      <div className={styles.other}>
        <Button look="quiet" icon={Mail} onClick={onOther}>
          {t('signIn.byPassword')}
        </Button>
      </div>
    </>
  );
}
