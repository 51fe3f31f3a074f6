import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { cancelJob, jobById } from './jobs.ts';
import { JOB_STATES } from './tables.ts';

export const jobSchema = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    state: z.enum(JOB_STATES),
    progress: z.unknown(),
    result: z.unknown(),
    error: z.string().nullable(),
    errorCode: z.string().nullable(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Job' });

const params = z.object({ id: z.uuid() });

/** Looking at long work, and stopping it. */
export function jobRoutes(app: App, ctx: ServerContext): void {
  const find = async (workspace: string, id: string) => {
    const job = await jobById(ctx, workspace, id);
    if (job === undefined) throw new ProblemError('not_found', { path: 'id', detail: 'No such job' });
    return job;
  };
  const cancel = async (workspace: string, id: string) => {
    await cancelJob(ctx, workspace, id);
    return find(workspace, id);
  };

  app.get(
    '/api/v1/jobs/:id',
    {
      config: { permission: 'jobs:read' },
      schema: {
        summary: 'How far a job is',
        tags: ['jobs'],
        params,
        response: { 200: jobSchema, ...problemResponses },
      },
    },
    (request) => find(request.access.workspace, request.params.id),
  );
  app.delete(
    '/api/v1/jobs/:id',
    {
      config: { permission: 'jobs:write' },
      schema: {
        summary: 'Cancel a job; what it has done stays',
        tags: ['jobs'],
        params,
        response: { 200: jobSchema, ...problemResponses },
      },
    },
    (request) => cancel(request.access.workspace, request.params.id),
  );
}
