import { bindingSchema, languageSchema } from '@waymark/model';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { namesOfImport } from '../imports/index.ts';
import { listMaps } from '../maps/index.ts';
import { identityOfText } from '../people/index.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { fitsIndexed, testsOfBindings } from './binding-tests.ts';
import { countMatches, discoverProcessMap, discoverVariants, seenEvents } from './discovered.ts';
import { findSteps } from './find-steps.ts';
import type { Insight } from './insight.ts';
import { openMap } from './open-map.ts';
import { pageQuery, peoplePage, peoplePageSchema } from './people-page.ts';
import { periodQuery } from './period.ts';
import { journeysOfPerson } from './person-journeys.ts';
import { peopleOfProcess } from './process-people.ts';
import { proposeMap } from './propose-map.ts';
import {
  matchesSchema,
  personJourneysSchema,
  processMapSchema,
  proposalSchema,
  seenEventsSchema,
  seenPropertiesSchema,
  variantsSchema,
} from './schemas.ts';
import { seenProperties } from './seen-properties.ts';

/** A person is looked for on so many maps, those changed last. */
const MOST_MAPS = 50;

const eventName = z.string().min(1).max(1_000);

/** What people really do, apart from one map: a person's journeys, process map, variants, events really seen. */
export function insightRoutes(app: App, ctx: ServerContext, insight: Insight): void {
  app.get(
    '/api/v1/people/:person/journeys',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'Where a person stands, or ended, on each map',
        tags: ['people', 'insight'],
        params: z.object({ person: z.string() }),
        response: { 200: personJourneysSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { workspace } = request.access;
      const key = identityOfText(request.params.person);
      if (key === undefined) throw new ProblemError('not_found');
      const { items: maps } = await listMaps(ctx, workspace, undefined, MOST_MAPS);
      const items = [];
      for (const { id } of maps) {
        const map = await openMap(ctx, insight, workspace, id);
        const part = map.events.index.partOf(key);
        const journeys = part === undefined ? [] : journeysOfPerson(map.compiled, part, ctx.clock());
        if (journeys.length > 0) items.push({ map: id, journeys });
      }
      return { items };
    },
  );

  app.get(
    '/api/v1/insight/process-map',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'Which touch directly follows which, how often and after how long',
        tags: ['insight'],
        querystring: z.object(periodQuery),
        response: { 200: processMapSchema, ...problemResponses },
      },
    },
    async (request) =>
      discoverProcessMap(insight.engine, await insight.eventsOf(request.access.workspace), request.query),
  );

  app.get(
    '/api/v1/insight/process-map/people',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'The people behind a place of the process map',
        description:
          'Those who had `event`, or `fromEvent` directly followed by `toEvent`. With `toEvent` alone those whose way begins with it, with `fromEvent` alone those whose way ends with it; with none of them everyone who had an event in the period.',
        tags: ['insight'],
        querystring: z
          .object({
            ...periodQuery,
            event: eventName.optional(),
            fromEvent: eventName.optional(),
            toEvent: eventName.optional(),
            ...pageQuery,
          })
          .refine(({ event, fromEvent, toEvent }) => event === undefined || (fromEvent ?? toEvent) === undefined, {
            message: 'expected either event, or fromEvent and toEvent',
            path: ['event'],
          }),
        response: { 200: peoplePageSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { event, fromEvent, toEvent, cursor, limit, ...period } = request.query;
      const events = await insight.eventsOf(request.access.workspace);
      const people = await peopleOfProcess(insight.engine, events, { event, fromEvent, toEvent }, period);
      return peoplePage(ctx, request.access, people, { cursor, limit });
    },
  );

  app.get(
    '/api/v1/insight/variants',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'The ways people really take, the most frequent first',
        tags: ['insight'],
        querystring: z.object({ ...periodQuery, limit: z.coerce.number().int().min(1).max(1000).default(100) }),
        response: { 200: variantsSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { limit, ...period } = request.query;
      return discoverVariants(insight.engine, await insight.eventsOf(request.access.workspace), period, limit);
    },
  );

  app.get(
    '/api/v1/insight/event-names',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'Names of touches really seen, the most frequent first',
        tags: ['insight'],
        querystring: z.object(periodQuery),
        response: { 200: seenEventsSchema, ...problemResponses },
      },
    },
    async (request) => ({
      items: await seenEvents(insight.engine, await insight.eventsOf(request.access.workspace), request.query),
    }),
  );

  app.get(
    '/api/v1/insight/proposed-map',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'A first draft of a map from what people do: frequent events in their typical order, cut into phases',
        tags: ['insight'],
        querystring: z.object({
          language: languageSchema.default('de'),
          title: z.string().trim().min(1).max(300).optional(),
          import: z.uuid().optional().describe('Only events of the names this import brought'),
          without: z
            .union([z.string(), z.array(z.string()).max(1000)])
            .optional()
            .describe('Names that shall be no steps'),
          phases: z.coerce.number().int().min(1).max(12).optional(),
        }),
        response: { 200: proposalSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { workspace } = request.access;
      const { import: importId, without = [], ...wish } = request.query;
      const ofImport = importId === undefined ? undefined : await namesOfImport(ctx, workspace, importId);
      if (importId !== undefined && ofImport === undefined)
        throw new ProblemError('not_found', { path: 'querystring.import' });
      const events = await insight.eventsOf(workspace);
      const names = new Set(ofImport?.names ?? events.codes.map(({ name }) => name));
      for (const name of [without].flat()) names.delete(name);
      const found = await findSteps(insight.engine, events, names);
      // A file's name says what the way is about, but for its endings.
      const title = wish.title ?? ofImport?.file.replace(/(\.\w{1,6}){1,2}$/, '').slice(0, 300);
      return { ...found, map: proposeMap(found, { ...wish, title, makeId: () => uuidv7() }) };
    },
  );

  app.get(
    '/api/v1/insight/event-properties',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'Properties of the latest events of a name, with the values they were seen with',
        tags: ['insight'],
        querystring: z.object({ event: z.string().min(1).max(1000) }),
        response: { 200: seenPropertiesSchema, ...problemResponses },
      },
    },
    async (request) => ({
      items: await seenProperties(ctx.store, request.access.workspace, request.query.event),
    }),
  );

  app.post(
    '/api/v1/insight/matches',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'How many events and people a pattern matches now',
        tags: ['insight'],
        querystring: z.object(periodQuery),
        body: bindingSchema,
        response: { 200: matchesSchema, ...problemResponses },
      },
    },
    async (request) => {
      const events = await insight.eventsOf(request.access.workspace, testsOfBindings([request.body]));
      const fits = fitsIndexed(events.codes, events.tests);
      return countMatches(insight.engine, events, (_code, number) => fits([request.body], number), request.query);
    },
  );
}
