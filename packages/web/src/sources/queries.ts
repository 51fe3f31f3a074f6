import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema.ts';

export type Source = components['schemas']['Source'];

/** How many refused items the page shows. */
const REFUSED_SHOWN = 20;

export function useSources(enabled = true) {
  return useQuery({
    queryKey: ['sources'],
    enabled,
    queryFn: async () => (await bodyOf(api.GET('/api/v1/sources'))).items,
  });
}

/** What was refused lately, newest first. */
export function useRefused() {
  return useQuery({
    queryKey: ['rejects'],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/rejects', { params: { query: { limit: REFUSED_SHOWN } } }))).items,
  });
}

/** What can be done to a source. */
export type SourceChange =
  | { readonly kind: 'make'; readonly name: string }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  | { readonly kind: 'rotate'; readonly id: string }
  | { readonly kind: 'revoke'; readonly id: string };

async function apply(change: SourceChange): Promise<void> {
  if (change.kind === 'make') {
    await api.POST('/api/v1/sources', { body: { name: change.name } });
    return;
  }
  const params = { path: { id: change.id } };
  if (change.kind === 'rename') await api.PATCH('/api/v1/sources/{id}', { params, body: { name: change.name } });
  if (change.kind === 'rotate') await api.POST('/api/v1/sources/{id}/rotate', { params });
  if (change.kind === 'revoke') await api.DELETE('/api/v1/sources/{id}', { params });
}

export function useChangeSource() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: apply,
    onSettled: () => queries.invalidateQueries({ queryKey: ['sources'] }),
  });
}
