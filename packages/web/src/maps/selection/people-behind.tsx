import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../access/session.ts';
import { useText } from '../../shell/preferences-context.tsx';
import { usePeriodSearch } from '../../shell/use-address.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import panel from '../live/panel.module.css';
import styles from './people-behind.module.css';
import { type PeopleChoice, usePeopleBehind } from './queries.ts';
import { usePeopleLink } from './use-people-link.ts';

/** So many stand in the panel; all of them have a page. */
const SHOWN = 6;

export interface PeopleGroup {
  readonly name: string;
  readonly choice: PeopleChoice;
}

/** The first people behind what is chosen, each opening their timeline; where there are several groups one can be picked. */
export function PeopleBehind({ mapId, groups }: { readonly mapId: string; readonly groups: readonly PeopleGroup[] }) {
  const { t, format } = useText();
  const may = useMay('people:read');
  const [picked, setPicked] = useState(0);
  const group = groups[picked] ?? groups[0];
  const people = usePeopleBehind(mapId, group?.choice ?? { of: 'all' }, SHOWN, may && group !== undefined);
  const linkTo = usePeopleLink(mapId);
  const period = usePeriodSearch();
  if (!may || group === undefined) return null;
  const total = people.data?.total ?? 0;
  return (
    <section className={panel.group} aria-busy={people.isPlaceholderData}>
      <h3>{t('selection.people')}</h3>
      {groups.length > 1 && (
        <div className={styles.groups} role="radiogroup" aria-label={t('selection.people')}>
          {groups.map(({ name }, place) => (
            <label key={name} className={styles.group}>
              <input
                type="radio"
                name={`people of ${mapId}`}
                checked={place === groups.indexOf(group)}
                onChange={() => setPicked(place)}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      )}
      {people.isPending && <Skeleton rows={3} height={22} />}
      {people.isError && <ErrorNote error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && total === 0 && <p className={panel.soft}>{t('selection.nobody')}</p>}
      {people.data && total > 0 && (
        <>
          <ul className={styles.people}>
            {people.data.items.map((person) => (
              <li key={person.id}>
                <Link to={`/people/${person.id}${period}`}>
                  <b>{person.identifiers[0]?.value ?? person.id}</b>
                  <small>
                    {t('selection.personMeta', {
                      events: person.events,
                      last: person.lastAt === null ? '' : format.date(Date.parse(person.lastAt)),
                    })}
                  </small>
                </Link>
              </li>
            ))}
          </ul>
          {total > people.data.items.length && (
            <LinkButton wide icon={ArrowRight} to={linkTo(group.choice)}>
              {t('selection.allPeople', { people: total })}
            </LinkButton>
          )}
        </>
      )}
    </section>
  );
}
