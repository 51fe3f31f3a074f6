import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema.ts';

export type ListedSession = components['schemas']['ListedSession'];

/** Where the workspace is open. */
export function useSessions() {
  return useQuery({
    queryKey: ['sessions'],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/sessions'))).items,
  });
}

/** Ends another session. */
export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: ListedSession) => api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }),
    // Also when it had ended by itself meanwhile: then the list is out of date.
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
}

/** Ends all sessions, this one too. */
export function useEndAllSessions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/api/v1/sessions'),
    onSuccess() {
      queries.clear();
      // A fresh start leaves nothing of the person before in memory.
      location.assign('/sign-in');
    },
  });
}
