import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMap } from '../maps/queries.ts';
import type { Period } from '../shell/period.ts';
import { usePeriodBounds } from '../shell/use-address.ts';

export type Person = components['schemas']['Person'];
export type TimelineEvent = components['schemas']['TimelineEvent'];

export type PersonJourney = components['schemas']['PersonJourneys']['items'][number]['journeys'][number];

/** People at a step of a map, or only those whose journey breaks off there. */
export interface AtStep {
  readonly map: string;
  readonly step: string;
  readonly lost: boolean;
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

async function peopleAtStep({ map, step, lost }: AtStep, bounds: Bounds, cursor: string | null): Promise<PeoplePage> {
  return bodyOf(
    api.GET('/api/v1/maps/{id}/steps/{step}/people', {
      params: {
        path: { id: map, step },
        query: {
          ...bounds,
          lost: lost ? 'true' : 'false',
          limit: PAGE,
          ...(cursor === null ? {} : { cursor }),
        },
      },
    }),
  );
}

async function peopleByIdentifier(identifier: string | null): Promise<PeoplePage> {
  const query = { limit: PAGE, ...(identifier === null ? {} : { identifier }) };
  const { items } = await bodyOf(api.GET('/api/v1/people', { params: { query } }));
  return { items, nextCursor: null, total: null };
}

/** People by the beginning of an identifier; without one those of a step, or those whose events came in last. */
export function usePeople({
  query,
  atStep,
  period,
  enabled = true,
}: {
  query: string | null;
  atStep: AtStep | null;
  period: Period;
  enabled?: boolean;
}) {
  const bounds = usePeriodBounds(period);
  return useInfiniteQuery({
    queryKey: ['people', query, atStep, bounds],
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      query === null && atStep !== null ? peopleAtStep(atStep, bounds, pageParam) : peopleByIdentifier(query),
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Names of the map and the step the address speaks of. */
export function useStepOfAddress(atStep: AtStep | null): { map: string; step: string } | null {
  const map = useMap(atStep?.map ?? null);
  if (atStep === null || !map.data) return null;
  const step = map.data.map.phases.flatMap((phase) => phase.steps).find((one) => one.id === atStep.step);
  return step === undefined ? null : { map: map.data.map.title, step: step.name };
}

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['person', id],
    queryFn: () => bodyOf(api.GET('/api/v1/people/{id}', { params: { path: { id } } })),
  });
}

/** Everything that happened to a person, the newest first. */
export function useTimeline(id: string) {
  return useInfiniteQuery({
    queryKey: ['person', id, 'timeline'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/people/{id}/timeline', {
          params: { path: { id }, query: { limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
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
