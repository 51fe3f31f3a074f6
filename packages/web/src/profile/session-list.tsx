import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useMay, useSession } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './profile.module.css';
import { type ListedSession, useEndAllSessions, useEndSession, useSessions } from './queries.ts';

/** Where the workspace is open, with the ways to end that. */
export function SessionList() {
  const { t } = useText();
  const sessions = useSessions();
  const member = useSession().data?.member ?? null;
  const may = useMay('access:write') || member !== null;
  const [asking, setAsking] = useState(false);
  return (
    <section className={styles.sessions}>
      <div className={styles.head}>
        <div className={styles.about}>
          <h2>{t('profile.sessions')}</h2>
          <p>{t(member === null ? 'profile.sessionsLead' : 'profile.sessionsLeadMember')}</p>
        </div>
        {sessions.data && may && (
          <Button icon={LogOut} onClick={() => setAsking(true)}>
            {t('profile.endAll')}
          </Button>
        )}
      </div>
      {sessions.isPending && <Skeleton rows={3} />}
      {sessions.isError && <ErrorNote error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.data && (
        <ScrollTable label={t('profile.sessions')}>
          <thead>
            <tr>
              <th scope="col">{t('profile.begun')}</th>
              <th scope="col">{t('profile.lastUsed')}</th>
              <th scope="col" className={styles.expires}>
                {t('profile.expires')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('profile.act')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.data.map((session) => (
              <SessionRow key={session.id} session={session} named={member !== null} may={may} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      {asking && <EndAllDialog count={sessions.data?.length ?? 1} onClose={() => setAsking(false)} />}
    </section>
  );
}

function SessionRow({ session, named, may }: { session: ListedSession; named: boolean; may: boolean }) {
  const { t, format } = useText();
  const end = useEndSession();
  const showToast = useToast();
  const begun = format.dateTime(Date.parse(session.createdAt));
  return (
    <tr className={styles.row}>
      <th scope="row">
        {begun}
        {named && !session.own && <span className={styles.byLink}>{t('profile.byLink')}</span>}
      </th>
      <td>{session.lastUsedAt === null ? t('profile.never') : format.dateTime(Date.parse(session.lastUsedAt))}</td>
      <td className={styles.expires}>{format.date(Date.parse(session.expiresAt))}</td>
      <td className={styles.act}>
        {session.current ? (
          <span className={styles.current}>{t('profile.current')}</span>
        ) : !may ? null : (
          <Button
            look="quiet"
            icon={LogOut}
            aria-label={t('profile.endOne', { when: begun })}
            disabled={end.isPending}
            onClick={() => end.mutate(session, { onSuccess: () => showToast(t('profile.ended', { when: begun })) })}
          >
            {t('profile.end')}
          </Button>
        )}
        {end.isError && <ErrorNote error={end.error} />}
      </td>
    </tr>
  );
}

function EndAllDialog({ count, onClose }: { count: number; onClose: () => void }) {
  const { t } = useText();
  const end = useEndAllSessions();
  const session = useSession();
  return (
    <Dialog title={t('profile.endAll.title')} onClose={onClose}>
      <p>
        {session.data?.member
          ? t('profile.endAll.textMember', { count })
          : t('profile.endAll.text', { count, workspace: session.data?.workspace.name ?? '' })}
      </p>
      {end.isError && <ErrorNote error={end.error} />}
      <div className={page.actions}>
        <Button look="primary" icon={LogOut} disabled={end.isPending} onClick={() => end.mutate()}>
          {t('profile.endAll')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}
