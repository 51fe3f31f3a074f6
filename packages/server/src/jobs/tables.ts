import type { ColumnType, Generated } from 'kysely';

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** JSON is written as text and read as a value. */
type Json = ColumnType<unknown, string, string>;

export interface JobsTable {
  workspace: string;
  id: string;
  kind: string;
  state: JobState;
  cancel_wanted: Generated<boolean>;
  progress: ColumnType<unknown, string | undefined, string>;
  result: Json | null;
  error: string | null;
  error_code: string | null;
  writer: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

export interface JobTables {
  jobs: JobsTable;
}
