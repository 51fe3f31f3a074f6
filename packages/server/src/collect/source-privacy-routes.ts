import { z } from 'zod';
import { actorOf, sourcesOf } from '../access/index.ts';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { memoryOf } from './memory.ts';
import { clearFindings, findingsOf } from './personal-findings.ts';
import { saveSourceRules, sourceRules, sourceRulesSchema } from './source-rules.ts';

const findingSchema = z
  .object({
    source: z.string(),
    event: z.string(),
    path: z.string().describe('Within the properties, or urlPath'),
    kind: z.string(),
    events: z.int().describe('Among those looked at; a warning, not a count'),
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
  })
  .meta({ id: 'PersonalFinding' });

const params = z.object({ id: z.uuid() });

/** What each source may bring in, and where personal data were found. */
export function sourcePrivacyRoutes(app: App, ctx: ServerContext): void {
  const mustExist = async (workspace: string, id: string): Promise<void> => {
    if (!(await sourcesOf(ctx, workspace)).some((source) => source.id === id))
      throw new ProblemError('not_found', { path: 'params.id', detail: 'No such source' });
  };

  app.get(
    '/api/v1/sources/:id/privacy',
    {
      config: { permission: 'sources:read' },
      schema: {
        summary: 'What a source may bring in, and where personal data were found in what it sends',
        tags: ['collect'],
        params,
        response: {
          200: z.object({ rules: sourceRulesSchema, findings: z.array(findingSchema) }),
          ...problemResponses,
        },
      },
    },
    async ({ access, params: { id } }) => {
      await mustExist(access.workspace, id);
      const [rules, findings] = await Promise.all([
        sourceRules(ctx, access.workspace, id),
        findingsOf(ctx, access.workspace, id),
      ]);
      return { rules, findings };
    },
  );

  app.put(
    '/api/v1/sources/:id/privacy',
    {
      config: { permission: 'sources:write' },
      schema: {
        summary: 'Say what a source may bring in; holds for everything that arrives afterwards',
        tags: ['collect'],
        params,
        body: sourceRulesSchema,
        response: { 200: sourceRulesSchema, ...problemResponses },
      },
    },
    async ({ access, params: { id }, body }) => {
      await mustExist(access.workspace, id);
      await saveSourceRules(ctx, access.workspace, id, body, actorOf(access));
      // Other processes hear of it; this one knows before it answers.
      await (await memoryOf(ctx, access.workspace)).rules.refresh();
      return body;
    },
  );

  app.delete(
    '/api/v1/sources/:id/privacy/findings',
    {
      config: { permission: 'sources:write' },
      schema: {
        summary: 'Forget where personal data were found, so that only what comes from now on is shown',
        tags: ['collect'],
        params,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async ({ access, params: { id } }, reply) => {
      await mustExist(access.workspace, id);
      await clearFindings(ctx, access.workspace, id);
      return reply.code(204).send(null);
    },
  );
}
