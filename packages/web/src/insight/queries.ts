import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useLiveTopic } from '../api/use-live.ts';
import type { Period } from '../shell/period.ts';
import { usePeriodBounds } from '../shell/use-address.ts';

const LIVE_EVERY_MS = 2_000;
const SHOWN_VARIANTS = 100;

export type Variant = components['schemas']['Variants']['items'][number];
export type Transition = components['schemas']['ProcessMap']['edges'][number];
export type SeenEvent = components['schemas']['SeenEvents']['items'][number];

/** The ways people take, the most frequent first; asked for again when events arrive. */
export function useVariants(period: Period) {
  const query = { ...usePeriodBounds(period), limit: SHOWN_VARIANTS };
  const queries = useQueryClient();
  useLiveTopic('index', LIVE_EVERY_MS, () => void queries.invalidateQueries({ queryKey: ['insight'] }));
  return useQuery({
    queryKey: ['insight', 'variants', query],
    placeholderData: keepPreviousData,
    queryFn: () => bodyOf(api.GET('/api/v1/insight/variants', { params: { query } })),
  });
}

/** Which event directly follows which: as answered, and the transitions with the most frequent first. */
export function useProcessMap(period: Period) {
  const query = usePeriodBounds(period);
  return useQuery({
    queryKey: ['insight', 'process-map', query],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const answer = await bodyOf(api.GET('/api/v1/insight/process-map', { params: { query } }));
      return {
        answer,
        transitions: answer.edges.toSorted(
          (a, b) => b.count - a.count || a.from.localeCompare(b.from) || a.to.localeCompare(b.to),
        ),
      };
    },
  });
}

/** Names of touches really seen, most frequent first. */
export function useEventNames() {
  return useQuery({
    queryKey: ['event-names'],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/insight/event-names'))).items,
  });
}
