import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { isStatus } from '../api/problem.ts';
import type { components } from '../api/schema.ts';

/** Who is signed in. */
export type Session = components['schemas']['Session'];

/** The present session; `null` when nobody is signed in. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    staleTime: 60_000,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await bodyOf(api.GET('/api/v1/session'));
      } catch (error) {
        if (isStatus(error, 401)) return null;
        throw error;
      }
    },
  });
}

/** Signs in with a one-time code or a token; the server answers with a cookie no script can read. */
export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (credential: string) => bodyOf(api.POST('/api/v1/session', { body: { credential } })),
    onSuccess: () => queries.resetQueries(),
  });
}

export function useSignOut(): () => void {
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => api.DELETE('/api/v1/session'),
    onSettled() {
      queries.clear();
      // A fresh start leaves nothing of the person before in memory.
      location.assign('/sign-in');
    },
  });
  return () => signOut.mutate();
}

/** The code in what someone pasted: the code itself, or the whole link that carries it. */
export function codeIn(entered: string): string {
  const text = entered.trim();
  const inQuery = /[?&#]code=([^&#\s]+)/.exec(text)?.[1];
  if (inQuery !== undefined) return decodeURIComponent(inQuery);
  const afterHash = /^https?:\/\/\S*#\/?(?:sign-in\/)?([\w.~-]+)$/.exec(text)?.[1];
  return afterHash ?? text;
}
