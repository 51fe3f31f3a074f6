import { KeyRound, UserMinus } from 'lucide-react';
import { useId } from 'react';
import type { Role } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { IconButton } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { useToast } from '../ui/toast.tsx';
import { ROLES, type TeamMember, useChangeRole } from './queries.ts';
import styles from './team.module.css';

/** The first letters of a name: Ada Lovelace → AL. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** Somebody who works here, with his role and what can be done. */
export function MemberRow({
  member,
  own,
  stays,
  may,
  onAsk,
}: {
  member: TeamMember;
  /** Whether it is oneself. */
  own: boolean;
  /** Whether it is the last owner. */
  stays: boolean;
  /** Whether one may change anything. */
  may: boolean;
  onAsk: (kind: 'remove' | 'link') => void;
}) {
  const { t, format } = useText();
  const change = useChangeRole();
  const showToast = useToast();
  const id = useId();
  const { name, role } = member;
  const choose = (next: string): void => {
    const chosen: Role | undefined = ROLES.find((one) => one === next);
    if (chosen === undefined) return;
    change.mutate(
      { id: member.id, role: chosen },
      { onSuccess: () => showToast(t('team.changed', { name, role: t(`role.${chosen}`) })) },
    );
  };
  return (
    <li className={styles.member} aria-labelledby={`${id}-name`}>
      <span className={styles.face} aria-hidden>
        {initialsOf(name)}
      </span>
      <span className={styles.who}>
        <b id={`${id}-name`}>
          {name}
          {own && <small className={styles.you}>{t('team.you')}</small>}
        </b>
        <span>{member.email}</span>
        <small>
          {member.lastUsedAt === null
            ? t('team.notSignedIn')
            : t('team.lastUsed', { when: format.dateTime(Date.parse(member.lastUsedAt)) })}
        </small>
      </span>
      <span className={styles.role}>
        {may ? (
          <select
            className={page.input}
            aria-label={t('team.roleOf', { name })}
            aria-describedby={`${id}-may`}
            value={role}
            disabled={stays || change.isPending}
            onChange={(event) => choose(event.target.value)}
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {t(`role.${one}`)}
              </option>
            ))}
          </select>
        ) : (
          <b>{t(`role.${role}`)}</b>
        )}
        <small id={`${id}-may`}>{stays ? t('team.lastOwner') : t(`role.${role}.may`)}</small>
      </span>
      {may && (
        <span className={styles.tools}>
          <IconButton icon={KeyRound} label={t('team.link', { name })} onClick={() => onAsk('link')} />
          <IconButton
            icon={UserMinus}
            label={t('team.remove', { name })}
            aria-describedby={stays ? `${id}-may` : undefined}
            disabled={stays}
            onClick={() => onAsk('remove')}
          />
        </span>
      )}
      {change.isError && <ErrorNote error={change.error} />}
    </li>
  );
}
