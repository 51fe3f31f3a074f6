import { Save, UserPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { NewPasswordForm } from '../access/new-password-form.tsx';
import { type Member, type Session, useChangeProfile, useMay } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './profile.module.css';

/** Who one is here: name, role, password; or the way to an account of one's own. */
export function Account({ session }: { session: Session }) {
  const { member } = session;
  if (member === null) return <WithoutAccount />;
  return (
    <>
      <Name key={member.id} member={member} />
      <Password member={member} askOld={session.asks !== 'password'} />
    </>
  );
}

function WithoutAccount() {
  const { t } = useText();
  const may = useMay('access:write');
  if (!may) return null;
  return (
    <section className={styles.part} aria-labelledby="profile-account">
      <div className={styles.about}>
        <h2 id="profile-account">{t('profile.nobody')}</h2>
        <p>{t('profile.nobodyHint')}</p>
      </div>
      <div className={styles.fields}>
        <LinkButton look="primary" icon={UserPlus} to="/welcome?to=/profile">
          {t('introduce.submit')}
        </LinkButton>
      </div>
    </section>
  );
}

function Name({ member }: { member: Member }) {
  const { t } = useText();
  const change = useChangeProfile();
  const showToast = useToast();
  const [name, setName] = useState(member.name);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '' && !change.isPending)
      change.mutate({ name: name.trim() }, { onSuccess: () => showToast(t('profile.nameSaved')) });
  };
  return (
    <section className={styles.part} aria-labelledby="profile-account">
      <div className={styles.about}>
        <h2 id="profile-account">{t('profile.account')}</h2>
        <p>
          {member.email}
          <br />
          {t('profile.accountHint', { role: t(`role.${member.role}`), may: t(`role.${member.role}.may`) })}
        </p>
      </div>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field
          label={t('profile.name')}
          autoComplete="name"
          maxLength={100}
          value={name}
          error={missing ? t('introduce.nameMissing') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        {change.isError && <ErrorNote error={change.error} />}
        <div>
          <Button type="submit" icon={Save} disabled={name.trim() === member.name}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Password({ member, askOld }: { member: Member; askOld: boolean }) {
  const { t } = useText();
  const showToast = useToast();
  return (
    <section className={styles.part} aria-labelledby="profile-password">
      <div className={styles.about}>
        <h2 id="profile-password">{t('profile.password')}</h2>
        <p>{t('profile.passwordHint')}</p>
      </div>
      <div className={styles.form}>
        <NewPasswordForm
          member={member}
          askOld={askOld}
          submit={t('profile.changePassword')}
          onDone={() => showToast(t('newPassword.done'))}
        />
      </div>
    </section>
  );
}
