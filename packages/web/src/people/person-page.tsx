import { Link, useParams } from 'react-router';
import { useMay } from '../access/session.ts';
import { isStatus } from '../api/problem.ts';
import { PersonAudiences } from '../audiences/person-audiences.tsx';
import { PersonConsent } from '../consent/person-consent.tsx';
import { NotFound } from '../shell/not-found-page.tsx';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { usePeriodSearch } from '../shell/use-address.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import styles from './people.module.css';
import { PersonMaps } from './person-maps.tsx';
import { PersonMerges } from './person-merges.tsx';
import { PersonTimeline } from './person-timeline.tsx';
import { PersonTraits } from './person-traits.tsx';
import { usePerson } from './queries.ts';

/** One person: what they are known by, and everything that happened. */
export function PersonPage() {
  const { id = '' } = useParams();
  const { t, format } = useText();
  const period = usePeriodSearch();
  const mayIdentify = useMay('people:identify');
  const person = usePerson(id);
  const mayConsent = useMay('consent:read');
  const { error } = person;
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
          {error !== null && <ErrorNote error={error} onRetry={() => void person.refetch()} />}
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
          {person.data && <PersonMerges person={id} />}
          {person.data && mayIdentify && (
            <section style={{ display: 'grid', gap: 8 }}>
              <h2>{t('person.traits')}</h2>
              <PersonTraits person={id} />
            </section>
          )}
          {person.data && (
            <section style={{ display: 'grid', gap: 12 }}>
              <h2>{t('person.maps')}</h2>
              <PersonMaps person={id} />
            </section>
          )}
          {person.data && <PersonAudiences person={id} />}
          {person.data && mayConsent && <PersonConsent person={id} />}
          <section style={{ display: 'grid', gap: 12 }}>
            <h2>{t('person.timeline')}</h2>
            {count !== null && first !== null && (
              <p>{t('person.timelineCount', { events: count, first: format.date(Date.parse(first)) })}</p>
            )}
            <PersonTimeline person={id} />
          </section>
        </div>
      )}
    </Page>
  );
}
