import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMay } from '../../access/session.ts';
import { api, bodyOf } from '../../api/client.ts';
import { useText } from '../../shell/preferences-context.tsx';
import { usePeriod, usePeriodBounds, usePeriodSearch } from '../../shell/use-address.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './place-panel.module.css';
import { END, type ProcessGraph, START } from './process-graph.ts';

const PAGE = 8;

/** A place on the process map as the API is asked for it. */
interface AskedPlace {
  readonly event?: string;
  readonly fromEvent?: string;
  readonly toEvent?: string;
}

/** Everyone passes the start and the end. */
export function askedPlace(graph: ProcessGraph, id: string): AskedPlace {
  const edge = graph.edges.get(id);
  const name = (node: string): string => graph.nodes.get(node)?.name ?? '';
  if (edge === undefined) return id === START || id === END ? {} : { event: name(id) };
  return {
    ...(edge.from === START ? {} : { fromEvent: name(edge.from) }),
    ...(edge.to === END ? {} : { toEvent: name(edge.to) }),
  };
}

function useProcessPeople(place: AskedPlace, enabled: boolean) {
  const [period] = usePeriod();
  const bounds = usePeriodBounds(period);
  return useInfiniteQuery({
    queryKey: ['process-people', place, bounds],
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/insight/process-map/people', {
          params: {
            query: {
              ...bounds,
              ...place,
              limit: PAGE,
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** The people behind a place, each opening the timeline. */
export function ProcessPeople({ graph, place }: { graph: ProcessGraph; place: string }) {
  const { t, format } = useText();
  const periodSearch = usePeriodSearch();
  const maySee = useMay('people:read');
  const people = useProcessPeople(askedPlace(graph, place), maySee);
  const items = people.data?.pages.flatMap((one) => one.items) ?? [];
  return (
    <section className={styles.group} aria-label={t('place.people')}>
      <h3>
        {t('place.people')}
        {people.data && <small>{t('graph.people', { people: people.data.pages[0]?.total ?? 0 })}</small>}
      </h3>
      {!maySee && <p className={styles.soft}>{t('place.forbidden')}</p>}
      {maySee && people.isPending && <Skeleton rows={3} height={30} />}
      {people.isError && <ErrorNote error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && items.length === 0 && <p className={styles.soft}>{t('place.peopleNone')}</p>}
      {items.length > 0 && (
        <ul className={styles.people}>
          {items.map((person) => {
            const name = person.identifiers[0]?.value ?? person.id;
            return (
              <li key={person.id}>
                <Link to={`/people/${person.id}${periodSearch}`}>
                  <span className={styles.person}>{name}</span>
                  <span className={styles.soft}>{t('place.events', { events: person.events })}</span>
                  {person.lastAt !== null && (
                    <span className={styles.soft}>{format.date(Date.parse(person.lastAt))}</span>
                  )}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      {people.hasNextPage && (
        <Button wide disabled={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          {t('place.morePeople')}
        </Button>
      )}
    </section>
  );
}
