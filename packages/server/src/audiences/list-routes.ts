import { Readable } from 'node:stream';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ImportProblem } from '../imports/index.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { importList, LIST_MODES, refusalsOfList } from './import-list.ts';
import { LIST_BYTES, MOST_LINES, REFUSALS } from './read-list.ts';

const params = z.object({ id: z.uuid() });
const wish = {
  column: z.string().min(1).max(500).optional().describe('Column of the identifiers; guessed by default'),
  kind: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('Kind of the identifiers; by the name of the column by default, else user_id'),
  header: z.stringbool().optional().describe('Whether the first line names the columns; guessed by default'),
};

const reportSchema = z
  .object({
    columns: z.array(z.string()),
    column: z.string(),
    kind: z.string(),
    lines: z.int(),
    known: z.int().describe('Lines that lead to somebody'),
    people: z.int().describe('How many people those are'),
    unknown: z.int().describe('Lines that name nobody known'),
    refused: z.int().describe('Lines that name nobody'),
    entering: z.int(),
    leaving: z.int(),
    after: z.int().describe('How many are in the audience then'),
    written: z.boolean(),
    problems: z.array(z.object({ line: z.int(), value: z.string(), reason: z.enum(REFUSALS) })),
  })
  .meta({ id: 'ListReport' });

/** Knowing whether an identifier is known is knowing who someone is. */
function mustIdentify({ permissions }: { readonly permissions: ReadonlySet<string> }): void {
  if (!permissions.has('people:identify'))
    throw new ProblemError('forbidden', { values: { permission: 'people:identify' } });
}

async function* bytesOf(body: unknown): AsyncGenerator<Uint8Array> {
  if (!(body instanceof Readable)) throw new ProblemError('invalid', { detail: 'Expected the list as the body' });
  for await (const chunk of body) yield chunk as Uint8Array;
}

async function answering<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    throw new ProblemError('invalid', { path: error.code, detail: error.message, cause: error });
  }
}

/** Lists of identifiers that become audiences. The lists themselves are not kept. */
export function listRoutes(app: App, ctx: ServerContext): void {
  // Whatever it calls itself, the body is the list: it is read as it arrives.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  app.post(
    '/api/v1/audiences/:id/list',
    {
      bodyLimit: LIST_BYTES,
      config: { permission: 'audiences:write' },
      schema: {
        summary: `Import a list of identifiers (the body: CSV, or one a line; at most ${MOST_LINES} lines) into an audience of the kind list, or only look at it`,
        tags: ['audiences'],
        params,
        querystring: z.object({
          check: z.stringbool().default(false).describe('Look only; nothing is written'),
          mode: z.enum(LIST_MODES).default('add'),
          ...wish,
        }),
        response: { 200: reportSchema, ...problemResponses },
      },
    },
    async ({ access, params: { id }, query, body }) => {
      mustIdentify(access);
      const report = await answering(() => importList(ctx, access.workspace, id, bytesOf(body), query));
      return { ...report, columns: [...report.columns], problems: [...report.problems] };
    },
  );

  app.post(
    '/api/v1/audiences/:id/list/refusals',
    {
      bodyLimit: LIST_BYTES,
      config: { permission: 'audiences:write' },
      schema: {
        summary: 'The lines of a list (the body) that lead to nobody, with the reason, as CSV',
        tags: ['audiences'],
        params,
        querystring: z.object(wish),
      },
    },
    async ({ access, params: { id }, query, body }, reply) => {
      mustIdentify(access);
      const lines = refusalsOfList(ctx, access.workspace, id, bytesOf(body), query);
      // What is wrong with the list as a whole is said before the answer begins.
      const first = await answering(() => lines.next());
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="refused.csv"')
        .send(
          Readable.from(
            (async function* () {
              if (first.done !== true) yield first.value;
              yield* lines;
            })(),
          ),
        );
    },
  );
}
