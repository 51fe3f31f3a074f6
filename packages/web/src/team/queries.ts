import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Role } from '../access/session.ts';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema.ts';

export type TeamMember = components['schemas']['Member'];
export type Invitation = components['schemas']['Invitation'];

/** From the most to the least. */
export const ROLES: readonly Role[] = ['owner', 'editor', 'analyst', 'viewer', 'protector'];

export function useMembers() {
  return useQuery({
    queryKey: ['members'],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/members'))).items,
  });
}

/** The invitations nobody has followed yet. */
export function useInvitations() {
  return useQuery({
    queryKey: ['invitations'],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/invitations'))).items,
  });
}

export function useChangeRole() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, role }: { id: string; role: Role }) =>
      api.PATCH('/api/v1/members/{id}', { params: { path: { id } }, body: { role } }),
    onSettled: () =>
      Promise.all(['members', 'invitations', 'session'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

export function useRemoveMember() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: TeamMember) => api.DELETE('/api/v1/members/{id}', { params: { path: { id } } }),
    onSettled: () =>
      Promise.all(['members', 'invitations', 'session'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

/** An invitation just made, with the link that is known only now. */
export interface MadeInvitation {
  readonly link: string;
  readonly role: Role;
  readonly expiresAt: string;
}

export function useInvite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ role, note }: { role: Role; note: string }): Promise<MadeInvitation> => {
      const { secret, expiresAt } = await bodyOf(api.POST('/api/v1/invitations', { body: { role, note } }));
      return { link: `${location.origin}/join?code=${secret}`, role, expiresAt };
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  });
}

export function useWithdraw() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Invitation) => api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  });
}

/** A link with which a member who lost his password sets a new one. */
export function usePasswordLink() {
  return useMutation({
    mutationFn: async ({ email }: TeamMember): Promise<string> => {
      const { secret } = await bodyOf(api.POST('/api/v1/sign-in-links', { body: { email } }));
      return `${location.origin}/sign-in?code=${secret}`;
    },
  });
}
