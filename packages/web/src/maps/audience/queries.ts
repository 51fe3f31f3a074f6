import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';

const STALE_MS = 60_000;

/** Properties of events of a name, with the values they were seen with; asked only where a name is given. */
export function useEventProperties(event: string) {
  return useQuery({
    queryKey: ['event-properties', event],
    enabled: event !== '',
    staleTime: STALE_MS,
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/insight/event-properties', { params: { query: { event } } }))).items,
  });
}
