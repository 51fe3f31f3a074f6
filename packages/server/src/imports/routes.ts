import { Readable } from 'node:stream';
import { z } from 'zod';
import { workspaceById } from '../access/index.ts';
import type { ServerContext } from '../context.ts';
import { JOB_STATES } from '../jobs/index.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { type GivenLayout, layoutSchema } from './formats/read-rows.ts';
import { ImportProblem } from './import-problem.ts';
import { beginImport, importById, keepUpload, listImports, rejectsCsv, uploadById } from './imports.ts';
import { type MappingInput, mappingSchema } from './mapping.ts';
import { previewFile } from './preview.ts';
import { ZoneClock } from './time/zone-clock.ts';

const importSchema = z
  .object({
    id: z.uuid(),
    job: z.uuid(),
    file: z.string(),
    state: z.enum(JOB_STATES),
    createdAt: z.iso.datetime(),
    progress: z.number().nullable(),
    rows: z.int(),
    stored: z.int(),
    rejected: z.int(),
    rowsPerSecond: z.number().nullable(),
    remainingSeconds: z.number().nullable(),
    added: z.int().nullable().describe('Events that were not there before; null until it is done'),
    error: z.string().nullable(),
    errorCode: z.string().nullable(),
  })
  .meta({ id: 'Import' });

const previewSchema = z
  .object({
    upload: z.uuid().describe('The file as the server keeps it, for a day'),
    file: z.string(),
    format: z.string(),
    compression: z.string(),
    layout: z.record(z.string(), z.unknown()),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    mapping: z.record(z.string(), z.unknown()).nullable(),
    events: z.array(z.unknown()),
    bytes: z.int(),
    counts: z.record(z.string(), z.unknown()),
    refused: z.array(z.object({ line: z.int(), field: z.string(), reason: z.string() })),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'ImportPreview' });

const params = z.object({ id: z.uuid() });
const UPLOAD_LIMIT_BYTES = 1024 ** 4;

/** What is wrong with a file is the asker's to mend, and says how. */
async function answering<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    throw new ProblemError(error.code === 'bomb' ? 'too_large' : 'invalid', {
      path: error.code,
      detail: error.message,
      values: { limit: '' },
      cause: error,
    });
  }
}

function layoutOf(text: string): GivenLayout {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    given = undefined;
  }
  const read = layoutSchema.partial().safeParse(given);
  if (read.success) return read.data;
  throw new ImportProblem('mapping_incomplete', `layout: ${z.prettifyError(read.error)}`);
}

/** Uploading, previewing, starting and following imports. */
export async function importRoutes(app: App, ctx: ServerContext): Promise<void> {
  const found = async (workspace: string, id: string) => {
    const one = await importById(ctx, workspace, id);
    if (one === undefined) throw new ProblemError('not_found', { path: 'id', detail: 'No such import' });
    return one;
  };
  const mustUpload = async (workspace: string, id: string) => {
    const upload = await uploadById(ctx, workspace, id);
    if (upload === undefined)
      throw new ProblemError('not_found', {
        path: 'upload',
        detail: 'No such upload: it may be older than a day, or imported already',
      });
    return upload;
  };
  const preview = async (
    workspace: string,
    upload: { id: string; file: string; path: string },
    options: { mapping?: MappingInput; timeZone?: string | undefined; layout?: string | undefined },
  ) => {
    const timeZone = options.timeZone ?? (await workspaceById(ctx, workspace))?.time_zone ?? 'Europe/Berlin';
    if (!ZoneClock.isZone(timeZone))
      throw new ImportProblem(
        'mapping_incomplete',
        `timeZone: expected a name such as Europe/Berlin, got "${timeZone}"`,
      );
    const layout = options.layout === undefined ? undefined : layoutOf(options.layout);
    const shown = await previewFile(upload.path, upload.file, { ...options, layout, timeZone, now: ctx.clock() });
    return {
      upload: upload.id,
      ...shown,
      layout: { ...shown.layout },
      mapping: shown.mapping && { ...shown.mapping },
      columns: [...shown.columns],
      rows: shown.rows.map((row) => [...row]),
      events: [...shown.events],
      counts: { ...shown.counts },
      refused: [...shown.refused],
      warnings: [...shown.warnings],
    };
  };

  await app.register(async (plain) => {
    const scope: App = plain.withTypeProvider();
    // Whatever it calls itself, the body is the file: it goes to disk as it arrives.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post(
      '/api/v1/imports/preview',
      {
        bodyLimit: UPLOAD_LIMIT_BYTES,
        config: { permission: 'imports:write' },
        schema: {
          summary: 'Upload a file (as the body, as it is) and see what an import would make of it; nothing is stored',
          tags: ['imports'],
          querystring: z.object({
            file: z.string().min(1).max(300).default('file'),
            timeZone: z
              .string()
              .max(100)
              .optional()
              .describe("Zone of times that name none; the workspace's by default"),
            layout: z
              .string()
              .max(1000)
              .optional()
              .describe('JSON: how the file is written, where it is not to be guessed'),
          }),
          response: { 200: previewSchema, ...problemResponses },
        },
      },
      (request) =>
        answering(async () => {
          if (!(request.body instanceof Readable)) throw new ImportProblem('no_rows', 'Expected the file as the body');
          const { workspace } = request.access;
          const { file, ...options } = request.query;
          return preview(workspace, await keepUpload(ctx, workspace, file, request.body), options);
        }),
    );
  });

  app.post(
    '/api/v1/imports/uploads/:id/preview',
    {
      config: { permission: 'imports:write' },
      schema: {
        summary: 'See what an import of an uploaded file would make of it with this mapping',
        tags: ['imports'],
        params,
        body: z.object({ mapping: mappingSchema }),
        response: { 200: previewSchema, ...problemResponses },
      },
    },
    (request) =>
      answering(async () =>
        preview(request.access.workspace, await mustUpload(request.access.workspace, request.params.id), {
          mapping: request.body.mapping,
        }),
      ),
  );
  app.post(
    '/api/v1/imports',
    {
      config: { permission: 'imports:write' },
      schema: {
        summary: 'Import an uploaded file; answers with the import and its job',
        tags: ['imports'],
        headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
        body: z.object({ upload: z.uuid(), mapping: mappingSchema }),
        response: { 202: importSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspace } = request.access;
      const key = request.headers['idempotency-key'];
      const begun = await answering(async () => {
        const upload = await mustUpload(workspace, request.body.upload);
        return beginImport(ctx, workspace, {
          ...upload,
          upload: upload.id,
          mapping: request.body.mapping,
          idempotencyKey: key,
        });
      });
      return reply.code(202).send(begun);
    },
  );
  app.get(
    '/api/v1/imports',
    {
      config: { permission: 'imports:read' },
      schema: {
        summary: 'Imports, newest first',
        tags: ['imports'],
        querystring: z.object({
          cursor: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({ items: z.array(importSchema), nextCursor: z.string().nullable() }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query;
      const items = await listImports(ctx, request.access.workspace, { before: cursor, limit: limit + 1 });
      const shown = items.slice(0, limit);
      return { items: shown, nextCursor: items.length > limit ? (shown.at(-1)?.id ?? null) : null };
    },
  );
  app.get(
    '/api/v1/imports/:id',
    {
      config: { permission: 'imports:read' },
      schema: {
        summary: 'How far an import is',
        tags: ['imports'],
        params,
        response: { 200: importSchema, ...problemResponses },
      },
    },
    (request) => found(request.access.workspace, request.params.id),
  );
  app.get(
    '/api/v1/imports/:id/rejects',
    {
      config: { permission: 'imports:read' },
      schema: {
        summary: 'The rows that were refused, as CSV: line, column, code, reason, row',
        tags: ['imports'],
        params,
      },
    },
    async (request, reply) => {
      const { workspace } = request.access;
      const { id } = await found(workspace, request.params.id);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="rejects-${id}.csv"`)
        .send(Readable.from(rejectsCsv(ctx, workspace, id)));
    },
  );
}
