import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/ask.ts';
import { useLiveTopic } from '../api/use-live.ts';

/** Which column of the file is what; `null` = the file has none. */
export interface Mapping {
  readonly person: string | null;
  readonly personKind: string;
  readonly time: string | null;
  readonly timeZone: string;
  readonly event: string | null;
  readonly channel: string | null;
  readonly value: string | null;
}

export interface Preview {
  /** The uploaded file, as the server knows it. */
  readonly upload: string;
  readonly format: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly mapping: Mapping;
  readonly warnings: readonly string[];
}

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface ImportRun {
  readonly id: string;
  readonly job: string;
  readonly file: string;
  readonly state: JobState;
  readonly startedAt: number;
  /** 0 to 1, null while unknown. */
  readonly progress: number | null;
  readonly stored: number;
  readonly rejected: number;
  readonly error: string | null;
}

interface ImportAnswer {
  id: string;
  job: string;
  file: string;
  state: JobState;
  createdAt: string;
  progress?: number | null;
  stored: number;
  rejected: number;
  error?: string | null;
}

const runOf = ({ createdAt, progress, error, ...run }: ImportAnswer): ImportRun => ({
  ...run,
  startedAt: Date.parse(createdAt),
  progress: progress ?? null,
  error: error ?? null,
});

export function usePreview() {
  return useMutation({
    mutationFn: async (file: File): Promise<Preview> =>
      (await ask<Preview>('/api/v1/imports/preview', { method: 'POST', file, query: { file: file.name } })).body,
  });
}

export function useStartImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wish: { upload: string; mapping: Mapping }) =>
      runOf((await ask<ImportAnswer>('/api/v1/imports', { method: 'POST', json: wish })).body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
}

const isOver = (state: JobState): boolean => state === 'done' || state === 'failed' || state === 'cancelled';

/** One import, kept fresh while it runs: by the job's news, and by asking now and then. */
export function useImport(id: string | null) {
  const queries = useQueryClient();
  const run = useQuery({
    queryKey: ['imports', id],
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data && isOver(query.state.data.state) ? false : 1_000),
    queryFn: async () => runOf((await ask<ImportAnswer>(`/api/v1/imports/${encodeURIComponent(id ?? '')}`)).body),
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
    queryFn: async () =>
      (await ask<{ items: ImportAnswer[] }>('/api/v1/imports', { query: { limit: 50 } })).body.items.map(runOf),
  });
}

export function useCancelImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (run: ImportRun) => ask(`/api/v1/jobs/${encodeURIComponent(run.job)}`, { method: 'DELETE' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
}

export function rejectsAddress(run: ImportRun): string {
  return `/api/v1/imports/${encodeURIComponent(run.id)}/rejects`;
}
