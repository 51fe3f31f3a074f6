import { Footprints } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { isStatus } from '../api/problem.ts';
import { NotFound } from '../shell/not-found-page.tsx';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { usePeriodSearch } from '../shell/use-address.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './people.module.css';
import { type TimelineEvent, usePerson, useTimeline } from './queries.ts';

/** One person: what they are known by, and everything that happened. */
export function PersonPage() {
  const { id = '' } = useParams();
  const { t, format } = useText();
  const period = usePeriodSearch();
  const person = usePerson(id);
  const timeline = useTimeline(id);
  const touches = timeline.data?.pages.flatMap((one) => one.items) ?? [];
  const error = person.error ?? timeline.error;
  const count = person.data?.events ?? null;
  const first = person.data?.firstAt ?? null;
  return (
    <Page
      crumbs={<Link to={`/people${period}`}>{t('people.title')} /</Link>}
      title={t('person.title', { id: person.data?.identifiers[0]?.value ?? id })}
    >
      {isStatus(error, 404) ? (
        <NotFound />
      ) : (
        <div className={page.page}>
          {error !== null && (
            <ErrorNote
              error={error}
              onRetry={() => {
                void person.refetch();
                void timeline.refetch();
              }}
            />
          )}
          {person.data && (
            <section style={{ display: 'grid', gap: 8 }}>
              <h2>{t('person.identifiers')}</h2>
              {person.data.identifiers.length === 0 ? (
                <p>{t('person.noIdentifiers')}</p>
              ) : (
                <ul className={styles.identifiers}>
                  {person.data.identifiers.map((one) => (
                    <li key={`${one.kind} ${one.value}`} className={styles.identifier}>
                      <small>{one.kind}</small> {one.value}
                    </li>
                  ))}
                </ul>
              )}
            </section>
          )}
          <section style={{ display: 'grid', gap: 12 }}>
            <h2>{t('person.timeline')}</h2>
            {count !== null && first !== null && (
              <p>{t('person.timelineCount', { events: count, first: format.date(Date.parse(first)) })}</p>
            )}
            {timeline.isPending && <Skeleton rows={6} height={32} />}
            {timeline.data && touches.length === 0 && <EmptyState icon={Footprints} title={t('person.noEvents')} />}
            <ol className={styles.timeline}>
              {touches.map((touch, place) => (
                <TouchRow key={touch.messageId} touch={touch} before={touches[place + 1]} />
              ))}
            </ol>
            {timeline.hasNextPage && (
              <div className={page.actions}>
                <Button disabled={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
                  {t('action.more')}
                </Button>
              </div>
            )}
          </section>
        </div>
      )}
    </Page>
  );
}

function TouchRow({ touch, before }: { touch: TimelineEvent; before: TimelineEvent | undefined }) {
  const { t, format } = useText();
  const gap = before === undefined ? null : Math.abs(Date.parse(touch.happenedAt) - Date.parse(before.happenedAt));
  const properties = Object.entries(touch.properties);
  return (
    <li className={styles.touch}>
      <time dateTime={touch.happenedAt}>{format.dateTime(Date.parse(touch.happenedAt))}</time>
      <span>
        <span className={styles.name}>{touch.name}</span>{' '}
        <span className={styles.soft}>
          {[
            touch.channel === '' ? '' : t('person.channel', { channel: touch.channel }),
            gap === null
              ? ''
              : gap === 0
                ? t('person.sameTime')
                : t('person.later', { duration: format.duration(gap, 'long') }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </span>
      {properties.length > 0 && (
        <details>
          <summary>{t('person.details')}</summary>
          <dl className={styles.properties}>
            {properties.map(([name, value]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
