import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';

/** Released versions, the newest first. */
export function useVersions(map: string) {
  return useQuery({
    queryKey: ['map-versions', map],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/maps/{id}/versions', { params: { path: { id: map } } }))).items,
  });
}
