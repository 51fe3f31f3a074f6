import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { workspaceById } from '../access/index.ts';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { readConsentList } from './consent-list.ts';
import { ImportProblem } from './import-problem.ts';

const LIST_BYTES = 64 * 1024 * 1024;

const reportSchema = z
  .object({
    rows: z.int(),
    good: z.int(),
    refused: z.int(),
    added: z.int(),
    known: z.int().describe('Rows an earlier list had brought, or that stand twice in this one'),
    problems: z.array(z.object({ line: z.int(), field: z.string(), reason: z.string() })),
  })
  .meta({ id: 'ConsentListReport' });

/** Reading lists of decisions into the ledger of consent. The list itself is not kept. */
export function consentListRoutes(app: App, ctx: ServerContext): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LIST_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.post(
    '/api/v1/consent/lists',
    {
      bodyLimit: LIST_BYTES,
      config: { permission: 'consent:write' },
      schema: {
        summary: 'Reads a list of decisions (CSV as the body) into the ledger, or only looks at it',
        tags: ['consent'],
        querystring: z.object({
          check: z.stringbool().default(false).describe('Look only; nothing is written'),
        }),
        response: { 200: reportSchema, ...problemResponses },
      },
    },
    async ({ access, query, body }) => {
      const timeZone = (await workspaceById(ctx, access.workspace))?.time_zone ?? 'UTC';
      try {
        const report = await readConsentList(ctx, access.workspace, Buffer.isBuffer(body) ? body : Buffer.alloc(0), {
          write: !query.check,
          list: uuidv7(),
          timeZone,
        });
        return { ...report, problems: [...report.problems] };
      } catch (error) {
        if (!(error instanceof ImportProblem)) throw error;
        throw new ProblemError('invalid', { path: error.code, detail: error.message, cause: error });
      }
    },
  );
}
