import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components, paths } from '../api/schema.ts';
import { useMap } from '../maps/queries.ts';
import type { PeopleChoice } from '../maps/selection/queries.ts';
import type { Period } from '../shell/period.ts';
import { usePeriodBounds } from '../shell/use-address.ts';

export type Person = components['schemas']['Person'];
export type Trait = components['schemas']['Trait'];
export type TimelineEvent = components['schemas']['TimelineEvent'];

export type PersonJourney = components['schemas']['PersonJourneys']['items'][number]['journeys'][number];

/** The people behind what is chosen on a map. */
export interface ChosenOnMap {
  readonly map: string;
  readonly of: PeopleChoice['of'];
  readonly step: string | undefined;
  readonly next: string | undefined;
  readonly phase: string | undefined;
  readonly event: string | undefined;
  readonly who: string | undefined;
}

/** What the address names: `map` and `of` with its step, phase or event; `step` alone, or with `lost`, as links once said it. */
export function chosenOnMap(search: URLSearchParams): ChosenOnMap | null {
  const map = search.get('map');
  const step = search.get('step') ?? undefined;
  const of = search.get('of') ?? (step === undefined ? null : search.get('lost') === null ? 'step' : 'left');
  if (map === null || of === null) return null;
  return {
    map,
    // The server knows what may stand here and answers what it does not know with a sentence.
    of: of as PeopleChoice['of'],
    step,
    next: search.get('next') ?? undefined,
    phase: search.get('phase') ?? undefined,
    event: search.get('event') ?? undefined,
    who: search.get('who') ?? undefined,
  };
}

interface PeoplePage {
  readonly items: readonly Person[];
  readonly nextCursor: string | null;
  /** How many there are in all; null where that is not counted. */
  readonly total: number | null;
}

const PAGE = 50;

/** Of a period, as the API takes them. */
type Bounds = ReturnType<typeof usePeriodBounds>;

async function peopleOnMap(
  { map, ...choice }: ChosenOnMap,
  bounds: Bounds,
  cursor: string | null,
): Promise<PeoplePage> {
  const given = Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined));
  return bodyOf(
    api.GET('/api/v1/maps/{id}/people', {
      params: {
        path: { id: map },
        query: { ...bounds, of: choice.of, ...given, limit: PAGE, ...(cursor === null ? {} : { cursor }) },
      },
    }),
  );
}

async function peopleByIdentifier(identifier: string | null): Promise<PeoplePage> {
  const query = { limit: PAGE, ...(identifier === null ? {} : { identifier }) };
  const { items } = await bodyOf(api.GET('/api/v1/people', { params: { query } }));
  return { items, nextCursor: null, total: null };
}

/** People by the beginning of an identifier; without one those chosen on a map, or those whose events came in last. */
export function usePeople({
  query,
  chosen,
  period,
  enabled = true,
}: {
  query: string | null;
  chosen: ChosenOnMap | null;
  period: Period;
  enabled?: boolean;
}) {
  const bounds = usePeriodBounds(period);
  return useInfiniteQuery({
    queryKey: ['people', query, chosen, bounds],
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      query === null && chosen !== null ? peopleOnMap(chosen, bounds, pageParam) : peopleByIdentifier(query),
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Names of the map, and of the step or phase the address speaks of; nothing until they are known. */
export function useNamesOfChoice(chosen: ChosenOnMap | null): {
  readonly map: string;
  readonly step: string;
  readonly next: string;
  readonly phase: string;
} | null {
  const map = useMap(chosen?.map ?? null);
  if (chosen === null || !map.data) return null;
  const { title, phases } = map.data.map;
  const steps = phases.flatMap((phase) => phase.steps);
  const nameOf = (id: string | undefined): string => steps.find((one) => one.id === id)?.name ?? '';
  return {
    map: title,
    step: nameOf(chosen.step),
    next: nameOf(chosen.next),
    phase: phases.find((one) => one.id === chosen.phase)?.name ?? '',
  };
}

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['person', id],
    queryFn: () => bodyOf(api.GET('/api/v1/people/{id}', { params: { path: { id } } })),
  });
}

/** What is known of a person. */
export function useTraits(id: string) {
  return useQuery({
    queryKey: ['person', id, 'traits'],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/people/{id}/traits', { params: { path: { id } } }))).items,
  });
}

type TimelineQuery = NonNullable<paths['/api/v1/people/{id}/timeline']['get']['parameters']['query']>;
export type TimelinePart = NonNullable<TimelineQuery['part']>;

/** What of a course of events is shown; null: all. */
export interface TimelineFilter {
  readonly part: TimelinePart | null;
  readonly channel: string | null;
  readonly search: string | null;
}

/** What happened to a person, the newest first. */
export function useTimeline(id: string, { part, channel, search }: TimelineFilter) {
  const filter = {
    ...(part === null ? {} : { part }),
    ...(channel === null ? {} : { channel }),
    ...(search === null ? {} : { search }),
  };
  return useInfiniteQuery({
    queryKey: ['person', id, 'timeline', filter],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/people/{id}/timeline', {
          params: {
            path: { id },
            query: { limit: 100, ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** How many events of a person there are of each part and channel. */
export function useTimelineParts(id: string) {
  return useQuery({
    queryKey: ['person', id, 'timeline-parts'],
    queryFn: () => bodyOf(api.GET('/api/v1/people/{id}/timeline/parts', { params: { path: { id } } })),
  });
}

/** Where a person stands, or ended, on each map. */
export function usePersonJourneys(id: string) {
  return useQuery({
    queryKey: ['person', id, 'journeys'],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/people/{person}/journeys', { params: { path: { person: id } } }))).items,
  });
}
