import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';

const STALE_MS = 60_000;

/** Names of traits that are known of people, the most frequent first, with some of their values. */
export function useTraitKeys() {
  return useQuery({
    queryKey: ['trait-keys'],
    staleTime: STALE_MS,
    queryFn: async () => (await bodyOf(api.GET('/api/v1/traits'))).items,
  });
}
