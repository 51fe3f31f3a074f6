import type { Room } from '../room.ts';
import { jobRoutes } from './routes.ts';

export { startJobRunner } from './job-runner.ts';
export {
  addJob,
  type ClaimedJob,
  finishJob,
  type Job,
  type JobContext,
  type JobProgress,
  jobById,
  reportJob,
} from './jobs.ts';
export { JOB_STATES, type JobState, type JobTables } from './tables.ts';

/** Long work: how far it is, and stopping it. The rooms run their own jobs. */
export const jobsRoom: Room = { name: 'jobs', routes: jobRoutes };
