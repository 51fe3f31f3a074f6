import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { csvCell, sheetCell } from '../csv-cell.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { BoundPlaces, isTouch } from './bound-places.ts';
import { type CatalogueEntry, EventCatalogue } from './event-catalogue.ts';
import { courseOf, newestEvents, withoutPeople } from './event-details.ts';
import { VALUE_TYPES } from './property-figures.ts';
import { SORTS, selectEntries } from './select-entries.ts';

const count = z.int().min(0);

const entrySchema = z
  .object({
    name: z.string(),
    kinds: z.array(z.string()),
    events: count,
    people: count,
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
    channels: z.array(z.string()),
    touch: z.boolean().describe('Whether its events can be part of a journey: track, page and screen'),
    places: count.describe('Steps, decisions and touchpoints that recognise it'),
  })
  .meta({ id: 'CatalogueEvent' });

const placeSchema = z
  .object({
    kind: z.enum(['step', 'decisionA', 'decisionB', 'touchpoint']),
    id: z.string().nullable(),
    name: z.string(),
    map: z.object({ id: z.string(), title: z.string() }).nullable().describe('Null for an entry no step uses'),
    all: z.boolean().describe('False where only events of a channel or with certain properties are recognised'),
  })
  .meta({ id: 'EventPlace' });

const detailsSchema = z
  .object({
    ...entrySchema.shape,
    places: z.array(placeSchema),
    course: z.array(z.object({ day: z.iso.date(), events: count })).describe('The last 90 days, oldest first'),
    sampled: count.describe('Of how many of the newest events the properties were read'),
    properties: z.array(
      z.object({
        path: z.string(),
        types: z.array(z.enum(VALUE_TYPES)),
        filled: count,
        distinct: count,
        examples: z.array(z.object({ value: z.string(), count })),
      }),
    ),
    latest: z.array(z.object({ person: z.string(), happenedAt: z.iso.datetime(), channel: z.string() })),
  })
  .meta({ id: 'EventDetails' });

const question = {
  search: z.string().max(250).optional().describe('Part of the name, whatever the case'),
  bound: z.enum(['yes', 'no']).optional().describe('Only names that are (not) recognised anywhere'),
  sort: z.enum(SORTS).default('events'),
  order: z.enum(['asc', 'desc']).default('desc'),
};

function figuresOf(entry: CatalogueEntry) {
  const { withoutChannel: _, ...figures } = entry;
  return { ...figures, touch: isTouch(entry) };
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The events catalogue. */
export function eventsRoutes(app: App, ctx: ServerContext): void {
  const catalogue = new EventCatalogue(ctx);
  const places = new BoundPlaces(ctx);

  const select = async (workspace: string, asked: z.output<z.ZodObject<typeof question>>) => {
    const [entries, placesOf] = await Promise.all([catalogue.entries(workspace), places.finder(workspace)]);
    const { search, bound, sort, order } = asked;
    const isBound = (entry: CatalogueEntry): boolean => placesOf(entry).length > 0;
    const selected = selectEntries(entries, isBound, { search, bound, sort, descending: order === 'desc' });
    return { all: entries.length, selected, placesOf };
  };

  app.get(
    '/api/v1/events',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'Every name events came in by, with counts and where it is recognised',
        tags: ['events'],
        querystring: z.object({
          ...question,
          cursor: z
            .string()
            .regex(/^\d{1,9}$/)
            .optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: {
          200: z.object({
            items: z.array(entrySchema),
            nextCursor: z.string().nullable(),
            total: count.describe('Names that fit the question'),
            names: count.describe('Names there are'),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const { cursor, limit, ...asked } = request.query;
      const { all, selected, placesOf } = await select(request.access.workspace, asked);
      const from = Number(cursor ?? 0);
      return {
        items: selected.slice(from, from + limit).map((entry) => ({
          ...figuresOf(entry),
          places: placesOf(entry).length,
        })),
        nextCursor: from + limit < selected.length ? `${from + limit}` : null,
        total: selected.length,
        names: all,
      };
    },
  );

  app.get(
    '/api/v1/events/csv',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'The same names as CSV, for a spreadsheet',
        tags: ['events'],
        querystring: z.object(question),
      },
    },
    async (request, reply) => {
      const { selected, placesOf } = await select(request.access.workspace, request.query);
      const lines = selected.map((entry) => {
        const where = placesOf(entry).map(({ name, map }) => (map === null ? name : `${map.title}: ${name}`));
        return [
          sheetCell(entry.name),
          csvCell(entry.kinds.join(' ')),
          entry.events,
          entry.people,
          entry.firstAt,
          entry.lastAt,
          csvCell(entry.channels.join(' ')),
          sheetCell(where.join('; ')),
        ].join(',');
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="events.csv"')
        .send(`${['name,kinds,events,people,first_seen,last_seen,channels,places', ...lines].join('\r\n')}\r\n`);
    },
  );

  // The name is a parameter of the query, not part of the path: names may be paths, or just "..", themselves.
  app.get(
    '/api/v1/events/details',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'One name: its course, what its newest events hold, whose they are, and where it is recognised',
        description: 'Values of properties and whose events they are only with the permission people:read',
        tags: ['events'],
        querystring: z.object({
          name: z.string().min(1).max(250),
          timeZone: z.string().max(100).refine(isTimeZone, 'expected a time zone such as Europe/Berlin').default('UTC'),
        }),
        response: { 200: detailsSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { workspace } = request.access;
      const { name, timeZone } = request.query;
      const [entries, placesOf] = await Promise.all([catalogue.entries(workspace), places.finder(workspace)]);
      const found = entries.find((entry) => entry.name === name);
      if (found === undefined) throw new ProblemError('not_found', { path: 'querystring.name' });
      const [course, newest] = await Promise.all([
        courseOf(ctx, workspace, name, timeZone),
        newestEvents(ctx, workspace, name),
      ]);
      const shown = request.access.permissions.has('people:read') ? newest : withoutPeople(newest);
      return { ...figuresOf(found), places: placesOf(found), course, ...shown };
    },
  );
}
