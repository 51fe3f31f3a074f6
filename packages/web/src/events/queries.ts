import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useLiveTopic } from '../api/use-live.ts';

const LIVE_EVERY_MS = 5_000;
const PAGE = 100;

export type CatalogueEvent = components['schemas']['CatalogueEvent'];
export type EventDetails = components['schemas']['EventDetails'];
export type EventPlace = components['schemas']['EventPlace'];

/** What the catalogue can be ordered by. */
export const SORTS = ['name', 'events', 'people', 'firstAt', 'lastAt'] as const;
export type Sort = (typeof SORTS)[number];

/** What of the catalogue is shown. */
export interface CatalogueQuestion {
  readonly search: string | null;
  readonly bound: 'yes' | 'no' | null;
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
}

function queryOf({ search, bound, sort, order }: CatalogueQuestion) {
  return { sort, order, ...(search === null ? {} : { search }), ...(bound === null ? {} : { bound }) };
}

/** Names of events, a hundred at a time; asked for again when events arrive. */
export function useEventCatalogue(question: CatalogueQuestion) {
  const queries = useQueryClient();
  useLiveTopic('index', LIVE_EVERY_MS, () => void queries.invalidateQueries({ queryKey: ['events'] }));
  const query = queryOf(question);
  return useInfiniteQuery({
    queryKey: ['events', 'names', query],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/events', {
          params: { query: { ...query, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Everything about one name; days are those of the time zone. */
export function useEventDetails(name: string, timeZone: string) {
  return useQuery({
    queryKey: ['events', 'details', name, timeZone],
    queryFn: () => bodyOf(api.GET('/api/v1/events/details', { params: { query: { name, timeZone } } })),
  });
}

/** Where the names shown can be fetched as a file. */
export function csvAddress(question: CatalogueQuestion): string {
  return `/api/v1/events/csv?${new URLSearchParams(queryOf(question))}`;
}
