import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components, paths } from '../api/schema.ts';

export type ListedRequest = components['schemas']['PersonRequest'];
export type PersonRequest = components['schemas']['PersonRequestInFull'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type NewRequest = paths['/api/v1/privacy/requests']['post']['requestBody']['content']['application/json'];
type Deeds = '/api/v1/privacy/requests/{id}/';
type BodyOf<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;
export type VerifyBody = BodyOf<`${Deeds}verify`>;
export type ExtendBody = BodyOf<`${Deeds}extend`>;
export type RefuseBody = BodyOf<`${Deeds}refuse`>;
export type AnswerBody = BodyOf<`${Deeds}answer`>;

export const KINDS: readonly ListedRequest['kind'][] = ['access', 'export', 'rectify', 'restrict', 'object', 'erase'];
export const WAYS: readonly ListedRequest['way'][] = ['email', 'letter', 'phone', 'counter', 'form'];
export const FILTERS = ['unclosed', 'overdue', 'done', 'refused'] as const;

/** What is asked of the list; all of it stands in the address. */
export interface RequestQuestion {
  readonly filter: (typeof FILTERS)[number] | null;
  readonly kind: ListedRequest['kind'] | null;
  readonly search: string | null;
}

const KEY = ['requests'] as const;
const AUDIT = ['audit'] as const;
const PAGE = 50;

const queryOf = ({ filter, kind, search }: RequestQuestion) => ({
  ...(filter === null ? {} : { filter }),
  ...(kind === null ? {} : { kind }),
  ...(search === null ? {} : { search }),
});

export function useRequests(question: RequestQuestion) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'list', question],
    placeholderData: keepPreviousData,
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/privacy/requests', {
          params: { query: { ...queryOf(question), cursor: pageParam, limit: PAGE } },
        }),
      ),
    getNextPageParam: (last) => (last.nextCursor === null ? null : Number(last.nextCursor)),
  });
}

/** Where the list is to be had as a table for a spreadsheet. */
export function csvAddress(question: RequestQuestion, lang: string): string {
  return `/api/v1/privacy/requests/csv?${new URLSearchParams({ ...queryOf(question), lang })}`;
}

/** Where an answer is to be had. */
export const answerAddress = (id: string, format: 'json' | 'html'): string =>
  `/api/v1/privacy/requests/${id}/answer.${format}`;

export function useRequest(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    enabled: id !== '',
    queryFn: () => bodyOf(api.GET('/api/v1/privacy/requests/{id}', { params: { path: { id } } })),
  });
}

/** A deed whose answer is the request as it is from now on. */
function useRequestDeed<Wish>(work: (wish: Wish) => Promise<PersonRequest>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: (request) => queries.setQueryData([...KEY, request.id], request),
    // Whatever was done or refused: others may have been at it as well.
    onSettled: (request) => {
      void queries.invalidateQueries({ queryKey: request === undefined ? KEY : [...KEY, 'list'] });
      void queries.invalidateQueries({ queryKey: AUDIT });
      void queries.invalidateQueries({ queryKey: ['consent'] });
    },
  });
}

export const useEnterRequest = () =>
  useRequestDeed((body: NewRequest) => bodyOf(api.POST('/api/v1/privacy/requests', { body })));
export const useVerify = (id: string) =>
  useRequestDeed((body: VerifyBody) =>
    bodyOf(api.POST('/api/v1/privacy/requests/{id}/verify', { params: { path: { id } }, body })),
  );
export const useExtend = (id: string) =>
  useRequestDeed((body: ExtendBody) =>
    bodyOf(api.POST('/api/v1/privacy/requests/{id}/extend', { params: { path: { id } }, body })),
  );
export const useRefuse = (id: string) =>
  useRequestDeed((body: RefuseBody) =>
    bodyOf(api.POST('/api/v1/privacy/requests/{id}/refuse', { params: { path: { id } }, body })),
  );
export const useAnswer = (id: string) =>
  useRequestDeed((body: AnswerBody) =>
    bodyOf(api.POST('/api/v1/privacy/requests/{id}/answer', { params: { path: { id } }, body })),
  );

const FOUND = 6;

/** A few people by the beginning of an identifier. */
export function useFoundPeople(identifier: string) {
  return useQuery({
    queryKey: ['people', 'found', identifier],
    enabled: identifier.length > 1,
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/people', { params: { query: { identifier, limit: FOUND } } }))).items,
  });
}

/** Who did what, the newest first; `action` null for everything. */
export function useAudit(action: string | null) {
  return useInfiniteQuery({
    queryKey: [...AUDIT, 'entries', action],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/audit', {
          params: {
            query: {
              limit: PAGE,
              ...(action === null ? {} : { action }),
              ...(pageParam === null ? {} : { cursor: Number(pageParam) }),
            },
          },
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Checks the whole log. */
export function useVerdict() {
  return useMutation({
    mutationFn: (anchor: string) =>
      bodyOf(api.GET('/api/v1/audit/verdict', { params: { query: anchor === '' ? {} : { anchor } } })),
  });
}
