import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Rule } from '@waymark/model';
import { useMay } from '../access/session.ts';
import { api, bodyOf } from '../api/client.ts';
import { ApiError } from '../api/problem.ts';
import type { components } from '../api/schema.ts';
import { useLiveTopic } from '../api/use-live.ts';

const LIVE_EVERY_MS = 500;
const PAGE = 50;
const KEY = ['audiences'] as const;

type Facts = Omit<components['schemas']['Audience'], 'rule'>;

export interface Audience extends Facts {
  readonly rule: Rule;
}

/** The server has checked its answer against the schema; the client's reading of so deep a type is beyond the compiler. */
const known = (answered: Facts & { readonly rule: unknown }): Audience => ({
  ...answered,
  rule: answered.rule as Rule,
});

/** What is written down of an audience. */
export interface AudienceWish {
  readonly name: string;
  readonly description: string;
  /** A list has none. */
  readonly rule: Rule | null;
  /** Whether who comes and leaves is written into the course of people. */
  readonly announce: boolean;
}

/** Asks again whenever people have come or gone. */
export function useAudienceNews(): void {
  const queries = useQueryClient();
  useLiveTopic('audiences', LIVE_EVERY_MS, () => void queries.invalidateQueries({ queryKey: KEY }));
}

/** Every audience, by name; none where one may not see them. */
export function useAudiences() {
  const may = useMay('audiences:read');
  return useQuery({
    queryKey: [...KEY, 'list'],
    enabled: may,
    queryFn: async () => (await bodyOf(api.GET('/api/v1/audiences'))).items.map(known),
  });
}

export function useAudience(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    enabled: id !== '',
    queryFn: async () => known(await bodyOf(api.GET('/api/v1/audiences/{id}', { params: { path: { id } } }))),
  });
}

/** Who is in an audience. */
export function useMembers(id: string) {
  return useInfiniteQuery({
    queryKey: [...KEY, id, 'people'],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/audiences/{id}/people', {
          params: { path: { id }, query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** How many came and left on each day, oldest first. */
export function useGrowth(id: string) {
  return useQuery({
    queryKey: [...KEY, id, 'growth'],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/audiences/{id}/growth', { params: { path: { id } } }))).items,
  });
}

/** How many people were in an audience at the end of each of the last days, oldest first. */
export function useSizes(id: string, days: number) {
  return useQuery({
    queryKey: [...KEY, id, 'history', days],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/audiences/{id}/history', { params: { path: { id }, query: { days } } }))).items,
  });
}

/** The audiences a person is in. */
export function useAudiencesOf(person: string) {
  const may = useMay('audiences:read');
  return useQuery({
    queryKey: [...KEY, 'of', person],
    enabled: may,
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/people/{id}/audiences', { params: { path: { id: person } } }))).items,
  });
}

export type ListReport = components['schemas']['ListReport'];
export const LIST_MODES = ['add', 'replace', 'remove'] as const;
export type ListMode = (typeof LIST_MODES)[number];

/** Imports a list of identifiers into an audience, or only looks at it. */
export function useImportList(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, mode, check }: { file: File; mode: ListMode; check: boolean }) =>
      bodyOf(
        api.POST('/api/v1/audiences/{id}/list', {
          params: { path: { id }, query: { mode, check: String(check) } },
          // The body is the file as it is: the description of the API has no schema for that.
          body: file as never,
          bodySerializer: (body: unknown) => body as File,
          headers: { 'content-type': 'text/csv' },
        }),
      ),
    onSuccess: (_report, { check }) => (check ? undefined : queries.invalidateQueries({ queryKey: KEY })),
  });
}

/** Saves the lines of a list that lead to nobody, with the reasons, as a file. */
export async function downloadRefusals(id: string, file: File): Promise<void> {
  const response = await fetch(`/api/v1/audiences/${id}/list/refusals`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'text/csv' },
  });
  if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => null));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = 'refused.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** How many people an audience shares with each of the others. */
export function useOverlaps(id: string, others: readonly string[]) {
  return useQueries({
    queries: others.map((other) => ({
      queryKey: [...KEY, id, 'overlap', other],
      queryFn: async () =>
        (await bodyOf(api.GET('/api/v1/audiences/{id}/overlap/{other}', { params: { path: { id, other } } }))).people,
    })),
  });
}

/** Makes an audience (`id` null) or changes one. */
export function useSaveAudience() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, kind, rule, ...facts }: AudienceWish & { id: string | null; kind: Audience['kind'] }) => {
      const wish = rule === null ? facts : { ...facts, rule };
      // The client's reading of the type turns pairs into lists; the server checks the rule.
      return known(
        await (id === null
          ? bodyOf(api.POST('/api/v1/audiences', { body: { ...wish, kind } as never }))
          : bodyOf(api.PUT('/api/v1/audiences/{id}', { params: { path: { id } }, body: wish as never }))),
      );
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useDeleteAudience() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/audiences/{id}', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
