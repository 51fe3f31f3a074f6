import { Link2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Role } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Field } from '../ui/field.tsx';
import page from '../ui/page.module.css';
import { CopyLink } from './copy-link.tsx';
import { type MadeInvitation, ROLES, useInvite } from './queries.ts';
import styles from './team.module.css';

/** Chooses a role, then shows the link to pass on. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const invite = useInvite();
  const [role, setRole] = useState<Role>('editor');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!invite.isPending) invite.mutate({ role, note: note.trim() });
  };
  const again = (): void => {
    setNote('');
    invite.reset();
  };
  return (
    <Dialog title={t('team.invite.title')} onClose={onClose}>
      {invite.data ? (
        <Made made={invite.data} onAgain={again} onClose={onClose} />
      ) : (
        <form className={styles.form} onSubmit={submit}>
          <fieldset className={styles.roles}>
            <legend>{t('team.invite.role')}</legend>
            {ROLES.map((one) => (
              <label key={one}>
                <input type="radio" name="role" value={one} checked={one === role} onChange={() => setRole(one)} />
                <span>
                  <b>{t(`role.${one}`)}</b>
                  <small>{t(`role.${one}.may`)}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <Field
            label={t('team.invite.note')}
            hint={t('team.invite.noteHint')}
            autoComplete="off"
            maxLength={100}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          {invite.isError && <ErrorNote error={invite.error} />}
          <div className={page.actions}>
            <Button type="submit" look="primary" icon={Link2} disabled={invite.isPending}>
              {t('team.invite.do')}
            </Button>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function Made({ made, onAgain, onClose }: { made: MadeInvitation; onAgain: () => void; onClose: () => void }) {
  const { t, format } = useText();
  return (
    <>
      <div role="status" className={`${page.note} ${page.good}`}>
        <b>{t('team.invite.made')}</b>
        <span>
          {t('team.invite.madeText', { role: t(`role.${made.role}`), until: format.date(Date.parse(made.expiresAt)) })}
        </span>
      </div>
      <CopyLink link={made.link} />
      <div className={page.actions}>
        <Button onClick={onClose}>{t('team.done')}</Button>
        <Button look="quiet" onClick={onAgain}>
          {t('team.invite.another')}
        </Button>
      </div>
    </>
  );
}
