import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import type { components } from '../../api/schema.ts';

export type SourceRules = Required<components['schemas']['SourceRules']>;
export type PersonalFinding = components['schemas']['PersonalFinding'];

const keyOf = (id: string) => ['sources', id, 'privacy'] as const;

/** What a source may bring in, and where personal data were found in it. */
export function useSourcePrivacy(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: async () => {
      const { rules, findings } = await bodyOf(api.GET('/api/v1/sources/{id}/privacy', { params: { path: { id } } }));
      const { allow = [], drop = [], hash = [], mask = [] } = rules;
      return { rules: { allow, drop, hash, mask }, findings };
    },
  });
}

export function useSaveSourcePrivacy(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (rules: SourceRules) =>
      bodyOf(api.PUT('/api/v1/sources/{id}/privacy', { params: { path: { id } }, body: rules })),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(id) }),
  });
}

export function useClearFindings(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/api/v1/sources/{id}/privacy/findings', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(id) }),
  });
}
