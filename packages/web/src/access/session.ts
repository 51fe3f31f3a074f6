import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { isStatus } from '../api/problem.ts';
import type { components } from '../api/schema.ts';

/** Who is signed in. */
export type Session = components['schemas']['Session'];
export type Member = components['schemas']['OwnProfile'];
export type Permission = Session['permissions'][number];
export type Role = Member['role'];

/** What one says of oneself when becoming a member. */
export interface Introduction {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

const SESSION_KEY = ['session'] as const;

/** The present session; `null` when nobody is signed in. */
export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
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

/** Whether the one signed in may do something: what he may not is not offered. */
export function useMay(permission: Permission): boolean {
  return useSession().data?.permissions.includes(permission) ?? false;
}

/** Begins a session, whichever way; the server answers with a cookie no script can read. */
function useBegin<Input>(begin: (input: Input) => Promise<Session>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: begin,
    onSuccess: (session) => {
      // Nothing of whoever was here before stays.
      queries.removeQueries({ type: 'inactive' });
      queries.setQueryData(SESSION_KEY, session);
    },
  });
}

/** Signs in with a one-time code or a token. */
export function useSignIn() {
  return useBegin((credential: string) => bodyOf(api.POST('/api/v1/session', { body: { credential } })));
}

export function useSignInByPassword() {
  return useBegin((body: { email: string; password: string }) =>
    bodyOf(api.POST('/api/v1/session/password', { body })),
  );
}

/** Becomes a member with an invitation. */
export function useAcceptInvitation() {
  return useBegin((body: Introduction & { secret: string }) =>
    bodyOf(api.POST('/api/v1/invitations/accept', { body })),
  );
}

/** What an invitation is to. */
export function useInvitation(secret: string) {
  return useQuery({
    queryKey: ['invitation', secret],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: () => bodyOf(api.POST('/api/v1/invitations/look', { body: { secret } })),
  });
}

/** Asks something whose answer is the session as it is from now on. */
function useSessionChange<Input>(change: (input: Input) => Promise<Session>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (session) => {
      queries.setQueryData(SESSION_KEY, session);
      void queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
}

/** Who came by the first link says who he is. */
export function useIntroduce() {
  return useSessionChange((body: Introduction) => bodyOf(api.POST('/api/v1/me', { body })));
}

/** What a member may change of himself; null = as the device says. */
export type ProfileChange = Partial<Pick<Member, 'name' | 'language' | 'theme' | 'timeZone' | 'tourSeen'>>;

export function useChangeProfile() {
  return useSessionChange((body: ProfileChange) => bodyOf(api.PATCH('/api/v1/me', { body })));
}

/** Sets one's password; the old one is left out after a link for a lost one. */
export function useChangePassword() {
  return useSessionChange((body: { old?: string; password: string }) =>
    bodyOf(api.PUT('/api/v1/me/password', { body })),
  );
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
