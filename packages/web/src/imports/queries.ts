import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useLiveTopic } from '../api/use-live.ts';

/** Columns the page lets people choose; `null` = the file has none. */
export interface ChosenColumns {
  readonly person: string | null;
  readonly time: string | null;
  readonly timeZone: string;
  readonly event: string | null;
  readonly channel: string | null;
  readonly value: string | null;
}

/** The whole mapping as the server guessed it; what the page does not show goes back unchanged. */
export type Mapping = Readonly<Record<string, unknown>>;

export type Preview = components['schemas']['ImportPreview'];
export type ImportRun = components['schemas']['Import'];

/** The columns a mapping names. */
export function chosenColumns(mapping: Mapping | null): ChosenColumns {
  const column = (field: string): string | null => {
    const value = mapping?.[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    person: column('person'),
    time: column('time'),
    timeZone: column('timeZone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    event: column('event'),
    channel: column('channel'),
    value: column('value'),
  };
}

/** Sends a file to be looked at; nothing of it is stored as events. */
export function usePreview() {
  return useMutation({
    mutationFn: (file: File) =>
      bodyOf(
        api.POST('/api/v1/imports/preview', {
          params: { query: { file: file.name } },
          // The body is the file as it is: the description of the API has no schema for that.
          body: file as never,
          bodySerializer: (body: unknown) => body as File,
          headers: { 'content-type': 'application/octet-stream' },
        }),
      ),
  });
}

export function useStartImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: { upload: string; mapping: components['schemas']['ImportMappingInput'] }) =>
      bodyOf(api.POST('/api/v1/imports', { body: wish })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
}

const isOver = (state: ImportRun['state']): boolean => state === 'done' || state === 'failed' || state === 'cancelled';

/** One import, kept fresh while it runs: by the job's news, and by asking now and then. */
export function useImport(id: string) {
  const queries = useQueryClient();
  const run = useQuery({
    queryKey: ['imports', id],
    refetchInterval: (query) => (query.state.data && isOver(query.state.data.state) ? false : 1_000),
    queryFn: () => bodyOf(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })),
  });
  useLiveTopic(
    run.data ? `jobs/${run.data.job}` : null,
    300,
    () => void queries.invalidateQueries({ queryKey: ['imports'] }),
  );
  return run;
}

export function useImports() {
  return useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/imports'))).items,
  });
}

export function useCancelImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ job }: ImportRun) => api.DELETE('/api/v1/jobs/{id}', { params: { path: { id: job } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
}

export function rejectsAddress({ id }: ImportRun): string {
  return `/api/v1/imports/${encodeURIComponent(id)}/rejects`;
}
