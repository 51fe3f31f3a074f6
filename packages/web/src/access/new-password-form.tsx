import { KeyRound } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { PasswordField } from '../ui/field.tsx';
import styles from './entrance.module.css';
import { SHORTEST_PASSWORD } from './introduction-form.tsx';
import { type Member, useChangePassword } from './session.ts';

/** Sets a new password; asks for the old one unless a one-time link has shown already who it is. */
export function NewPasswordForm({
  member,
  askOld,
  submit,
  onDone,
}: {
  member: Member;
  askOld: boolean;
  submit: string;
  onDone: () => void;
}) {
  const { t } = useText();
  const change = useChangePassword();
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<{ old?: string; password?: string }>({});
  const refused = change.error === null ? null : problemOf(change.error);
  const oldWrong = refused?.path === 'body.old';
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const old = String(entered.get('old') ?? '');
    const password = String(entered.get('password') ?? '');
    const found = {
      ...(askOld && old === '' ? { old: t('signIn.passwordMissing') } : {}),
      ...([...password].length < SHORTEST_PASSWORD ? { password: t('introduce.passwordShort') } : {}),
    };
    setWrong(found);
    const first = Object.keys(found)[0];
    if (first !== undefined) {
      form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
      return;
    }
    if (change.isPending) return;
    change.mutate(
      { password, ...(askOld ? { old } : {}) },
      {
        onSuccess: () => {
          form.current?.reset();
          onDone();
        },
      },
    );
  };
  return (
    <form ref={form} className={styles.form} onSubmit={send} noValidate>
      {refused !== null && !oldWrong && <ErrorNote error={change.error} />}
      {/* Password managers want to know whose it is. */}
      <input type="text" name="username" autoComplete="username" value={member.email} readOnly hidden />
      {askOld && (
        <PasswordField
          label={t('profile.oldPassword')}
          name="old"
          autoComplete="current-password"
          error={wrong.old ?? (oldWrong ? t('profile.oldWrong') : undefined)}
        />
      )}
      <PasswordField
        label={t('newPassword.new')}
        name="password"
        autoComplete="new-password"
        hint={t('introduce.passwordHint')}
        error={wrong.password}
      />
      <Button type="submit" look={askOld ? 'plain' : 'primary'} icon={KeyRound} aria-disabled={change.isPending}>
        {submit}
      </Button>
    </form>
  );
}
