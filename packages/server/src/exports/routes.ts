import { Readable } from 'node:stream';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import type { App } from '../room.ts';
import { EXPORT_FORMATS, exportEvents } from './export-events.ts';

const TYPES = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
} as const;

/** Taking events out. */
export function exportRoutes(app: App, ctx: ServerContext): void {
  app.get(
    '/api/v1/exports/events',
    {
      config: { permission: 'exports:read' },
      schema: {
        summary: 'Every event as a file, person by person; ids are hashes unless identify is asked for and permitted',
        tags: ['exports'],
        querystring: z.object({
          format: z.enum(EXPORT_FORMATS).default('ndjson'),
          from: z.iso.datetime({ offset: true }).optional(),
          to: z.iso.datetime({ offset: true }).optional(),
          name: z.union([z.string(), z.array(z.string())]).optional(),
          identify: z.enum(['true', 'false']).default('false'),
        }),
      },
    },
    async (request, reply) => {
      const { format, from, to, name, identify } = request.query;
      if (identify === 'true' && !request.access.permissions.has('people:identify'))
        throw new ProblemError('forbidden', { values: { permission: 'people:identify' }, path: 'identify' });
      if (identify === 'true' && format === 'parquet')
        throw new ProblemError('invalid', { path: 'identify', detail: 'Identifiers are exported as NDJSON or CSV' });
      const stop = new AbortController();
      request.raw.on('close', () => stop.abort());
      const wish = {
        format,
        from: from === undefined ? undefined : Date.parse(from),
        to: to === undefined ? undefined : Date.parse(to),
        names: name === undefined ? [] : [name].flat(),
        identify: identify === 'true',
      };
      return reply
        .type(TYPES[format])
        .header('content-disposition', `attachment; filename="events.${format}"`)
        .send(Readable.from(exportEvents(ctx, request.access.workspace, wish, stop.signal), { objectMode: false }));
    },
  );
}
