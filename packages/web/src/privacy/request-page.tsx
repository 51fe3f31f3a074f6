import { CalendarPlus, CircleSlash } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay } from '../access/session.ts';
import { isStatus } from '../api/problem.ts';
import { usePurposes } from '../consent/queries.ts';
import { NotFound } from '../shell/not-found-page.tsx';
import { usePreferences } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import { Deadline } from './deadline.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import styles from './privacy.module.css';
import { PrivacyRoom } from './privacy-room.tsx';
import { type PersonRequest, useRequest } from './queries.ts';
import { RefuseDialog } from './refuse-dialog.tsx';
import { RequestLog } from './request-log.tsx';
import { RequestWay } from './request-way.tsx';
import { StateTag } from './state-tag.tsx';

/** One request: what it is about, the way from verification to answer, and what was done about it. */
export function RequestPage() {
  const { id = '' } = useParams();
  const { t } = usePreferences().text;
  const may = useMay('privacy:answer');
  const request = useRequest(id);
  const [dialog, setDialog] = useState<'extend' | 'refuse' | null>(null);
  const shown = request.data;
  const isOpen = shown?.daysLeft !== null && shown !== undefined;
  const title =
    shown === undefined
      ? t('requests.title')
      : t('requests.one', { kind: t(`requests.kind.${shown.kind}`), reference: shown.reference });
  return (
    <PrivacyRoom
      crumbs={<Link to="/privacy">{t('requests.title')} /</Link>}
      title={title}
      badge={shown && <StateTag state={shown.state} />}
      tools={
        may &&
        isOpen && (
          <div className={page.actions}>
            {shown.extendedMonths === 0 && (shown.daysLeft ?? 0) >= 0 && (
              <Button icon={CalendarPlus} onClick={() => setDialog('extend')}>
                {t('requests.extend')}
              </Button>
            )}
            <Button look="quiet" icon={CircleSlash} onClick={() => setDialog('refuse')}>
              {t('requests.refuse')}
            </Button>
          </div>
        )
      }
    >
      <div className={page.page}>
        {request.isPending && <Skeleton rows={5} height={56} />}
        {isStatus(request.error, 404) ? (
          <NotFound />
        ) : (
          request.isError && <ErrorNote error={request.error} onRetry={() => void request.refetch()} />
        )}
        {shown && (
          <div className={styles.request}>
            <RequestWay request={shown} mayAct={may} />
            <aside className={styles.side}>
              <Facts request={shown} />
              <RequestLog entries={shown.log} />
            </aside>
          </div>
        )}
      </div>
      {shown && dialog === 'extend' && <ExtendDialog request={shown} onClose={() => setDialog(null)} />}
      {shown && dialog === 'refuse' && <RefuseDialog request={shown} onClose={() => setDialog(null)} />}
    </PrivacyRoom>
  );
}

function Facts({ request }: { request: PersonRequest }) {
  const { text, language } = usePreferences();
  const { t, format } = text;
  const mayPeople = useMay('people:read');
  const purposes = usePurposes(request.purposes.length > 0);
  const nameOf = (key: string): string => {
    const newest = purposes.data?.items.find((one) => one.key === key)?.texts[0];
    return (language === 'de' ? newest?.nameDe : newest?.nameEn) ?? key;
  };
  const names = request.identifiers.map(({ value }) => value);
  const who = request.isForgotten
    ? t('requests.forgotten')
    : names.length > 0
      ? names.join(', ')
      : t('requests.unknownPerson');
  return (
    <section className={styles.card}>
      <h2>{t('requests.facts')}</h2>
      <dl className={styles.facts}>
        <div>
          <dt>{t('requests.column.due')}</dt>
          <dd>
            <Deadline request={request} />
          </dd>
        </div>
        <div>
          <dt>{t('requests.column.person')}</dt>
          <dd className={styles.who}>
            {mayPeople && names.length > 0 ? <Link to={`/people/${request.person}`}>{who}</Link> : who}
          </dd>
        </div>
        <div>
          <dt>{t('requests.column.kind')}</dt>
          <dd>
            {t(`requests.kind.${request.kind}`)}, {t(`requests.article.${request.kind}`)}
          </dd>
        </div>
        <div>
          <dt>{t('requests.column.received')}</dt>
          <dd>
            {format.date(Date.parse(`${request.receivedOn}T12:00:00`))}, {t(`requests.way.${request.way}`)}
          </dd>
        </div>
        <div>
          <dt>{t('requests.fact.language')}</dt>
          <dd>{t(`requests.language.${request.language}`)}</dd>
        </div>
        {request.purposes.length > 0 && (
          <div>
            <dt>{t('requests.fact.purposes')}</dt>
            <dd>{format.list(request.purposes.map(nameOf))}</dd>
          </div>
        )}
        {request.notes.note !== undefined && (
          <div>
            <dt>{t('requests.fact.note')}</dt>
            <dd>{request.notes.note}</dd>
          </div>
        )}
        {request.notes.extension !== undefined && (
          <div>
            <dt>{t('requests.fact.extension')}</dt>
            <dd>{request.notes.extension}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
