import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Touchpoint } from '@waymark/model';
import { api, bodyOf } from '../../api/client.ts';

/** Largest page the server gives. */
const PAGE = 1000;

/** The touchpoint catalogue, by id. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['touchpoints'],
    queryFn: async (): Promise<ReadonlyMap<string, Touchpoint>> => {
      const all = new Map<string, Touchpoint>();
      let cursor: string | null = null;
      do {
        const query: { limit: number; cursor?: string } = cursor === null ? { limit: PAGE } : { limit: PAGE, cursor };
        const page: { items: unknown[]; nextCursor: string | null } = await bodyOf(
          api.GET('/api/v1/touchpoints', { params: { query } }),
        );
        // The server has checked the answer against the schema.
        for (const one of page.items as Touchpoint[]) all.set(one.id, one);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return all;
    },
  });
}

/** Writes entries of the catalogue, new or changed. */
export function useSaveTouchpoints(map: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (touchpoints: readonly Touchpoint[]) => {
      for (const touchpoint of touchpoints)
        await api.PUT('/api/v1/touchpoints/{id}', { params: { path: { id: touchpoint.id } }, body: touchpoint });
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['touchpoints'] }),
        queries.invalidateQueries({ queryKey: ['live', map] }),
      ]),
  });
}

/** Releases the map as it is. */
export function useRelease(map: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      bodyOf(api.POST('/api/v1/maps/{id}/versions', { params: { path: { id: map } }, body: { name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['map-versions', map] }),
  });
}
