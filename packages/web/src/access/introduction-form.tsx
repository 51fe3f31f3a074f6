import { UserRound } from 'lucide-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Field, PasswordField } from '../ui/field.tsx';
import page from '../ui/page.module.css';
import styles from './entrance.module.css';
import type { Introduction } from './session.ts';

/** The same as the server asks for. */
export const SHORTEST_PASSWORD = 10;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Name, e-mail address and password of somebody new. */
export function IntroductionForm({
  submit,
  pending,
  error,
  further,
  onSubmit,
}: {
  submit: string;
  pending: boolean;
  /** What the server said to it. */
  error: unknown;
  /** What stands beside the button. */
  further?: ReactNode;
  onSubmit: (person: Introduction) => void;
}) {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<Partial<Record<keyof Introduction, string>>>({});
  const refused = error === null ? null : problemOf(error);
  const taken = refused?.code === 'conflict';
  const badEmail = refused?.path === 'body.email' && !taken;

  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const text = (name: string): string => String(entered.get(name) ?? '');
    const person = { name: text('name').trim(), email: text('email').trim(), password: text('password') };
    const found = {
      ...(person.name === '' ? { name: t('introduce.nameMissing') } : {}),
      ...(EMAIL.test(person.email) ? {} : { email: t('introduce.emailBad') }),
      ...([...person.password].length < SHORTEST_PASSWORD ? { password: t('introduce.passwordShort') } : {}),
    };
    setWrong(found);
    const first = Object.keys(found)[0];
    if (first !== undefined) form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    else if (!pending) onSubmit(person);
  };
  const emailError =
    wrong.email ?? (taken ? t('introduce.emailTaken') : badEmail ? t('introduce.emailBad') : undefined);
  return (
    <form ref={form} className={styles.form} onSubmit={send} noValidate>
      {refused !== null && !taken && !badEmail && <ErrorNote error={error} />}
      <Field
        label={t('introduce.name')}
        name="name"
        autoComplete="name"
        maxLength={100}
        hint={t('introduce.nameHint')}
        error={wrong.name}
      />
      <Field
        label={t('signIn.email')}
        name="email"
        type="email"
        autoComplete="username"
        maxLength={254}
        error={emailError}
      />
      <PasswordField
        label={t('signIn.password')}
        name="password"
        autoComplete="new-password"
        hint={t('introduce.passwordHint')}
        error={wrong.password}
      />
      <div className={page.actions}>
        <Button type="submit" look="primary" icon={UserRound} aria-disabled={pending}>
          {submit}
        </Button>
        {further}
      </div>
    </form>
  );
}
