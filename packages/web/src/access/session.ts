import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/client.ts';
import { isStatus } from '../api/problem.ts';

/** Who is signed in. */
export interface Session {
  readonly workspace: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly permissions: readonly string[];
}

/** The present session; `null` when nobody is signed in. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    staleTime: 60_000,
    queryFn: async (): Promise<Session | null> => {
      try {
        return (await ask<Session>('/api/v1/session')).body;
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
    mutationFn: async (credential: string) =>
      (await ask<Session>('/api/v1/session', { method: 'POST', json: { credential } })).body,
    onSuccess: () => queries.resetQueries(),
  });
}

export function useSignOut(): () => void {
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => ask('/api/v1/session', { method: 'DELETE' }),
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
