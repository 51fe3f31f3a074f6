import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components, paths } from '../api/schema.ts';

export type Purpose = components['schemas']['Purpose'];
export type PersonConsent = components['schemas']['PersonConsent'];
export type ConsentListReport = components['schemas']['ConsentListReport'];
type PurposeBody = paths['/api/v1/consent/purposes/{key}']['put']['requestBody']['content']['application/json'];
export type PurposeChange = Omit<PurposeBody, 'wording'>;
export type Wording = NonNullable<PurposeBody['wording']>;
export type CollectMode =
  paths['/api/v1/consent/settings']['get']['responses']['200']['content']['application/json']['collectWithoutAnalytics'];
export type EnteredDecision =
  paths['/api/v1/people/{id}/consent']['post']['requestBody']['content']['application/json'];

const KEY = ['consent'] as const;

/** Purposes with their wordings, and how many people said what. */
export function usePurposes(enabled = true) {
  return useQuery({
    queryKey: [...KEY, 'purposes'],
    enabled,
    queryFn: () => bodyOf(api.GET('/api/v1/consent/purposes')),
  });
}

/** Makes or changes a purpose; a changed wording of a known one is published as a new version. */
export function useSavePurpose() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wish: { key: string; isNew: boolean; change: PurposeChange; wording: Wording | null }) => {
      const params = { path: { key: wish.key } };
      const wording = wish.isNew && wish.wording !== null ? { wording: wish.wording } : {};
      await api.PUT('/api/v1/consent/purposes/{key}', { params, body: { ...wish.change, ...wording } });
      if (!wish.isNew && wish.wording !== null)
        await api.POST('/api/v1/consent/purposes/{key}/texts', { params, body: wish.wording });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useConsentSettings() {
  return useQuery({
    queryKey: [...KEY, 'settings'],
    queryFn: () => bodyOf(api.GET('/api/v1/consent/settings')),
  });
}

export function useSaveSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (collectWithoutAnalytics: CollectMode) =>
      bodyOf(api.PUT('/api/v1/consent/settings', { body: { collectWithoutAnalytics } })),
    onSettled: () => queries.invalidateQueries({ queryKey: [...KEY, 'settings'] }),
  });
}

/** Reads a list into the ledger, or only looks at it. */
export function useReadList() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, check }: { file: File; check: boolean }) =>
      bodyOf(
        api.POST('/api/v1/consent/lists', {
          params: { query: check ? { check: 'true' } : {} },
          // The body is the file as it is: the description of the API has no schema for that.
          body: file as never,
          bodySerializer: (body: unknown) => body as File,
          headers: { 'content-type': 'text/csv' },
        }),
      ),
    onSuccess: (_report, { check }) => (check ? undefined : queries.invalidateQueries({ queryKey: KEY })),
  });
}

/** What a person agreed to, and the ledger of it. */
export function usePersonConsent(person: string, enabled: boolean) {
  return useQuery({
    queryKey: [...KEY, 'person', person],
    enabled,
    queryFn: () => bodyOf(api.GET('/api/v1/people/{id}/consent', { params: { path: { id: person } } })),
  });
}

export function useEnterDecision(person: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (entered: EnteredDecision) =>
      bodyOf(api.POST('/api/v1/people/{id}/consent', { params: { path: { id: person } }, body: entered })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

/** A link to a person's page of preferences; with a purpose the one that confirms the open request for it. */
export function useConsentLink(person: string) {
  return useMutation({
    mutationFn: async (confirms: string | null): Promise<string> => {
      const params = { path: { id: person } };
      if (confirms === null)
        return (await bodyOf(api.POST('/api/v1/people/{id}/consent/link', { params, body: {} }))).url;
      const asked = await bodyOf(
        api.POST('/api/v1/people/{id}/consent/confirmation-link', { params, body: { purpose: confirms } }),
      );
      return asked.url ?? '';
    },
  });
}
