import { idSchema, type PeopleFilter, peopleFilterSchema } from '@waymark/model';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { audienceOf } from './audience.ts';
import { choiceQuery, chosenPeople } from './chosen-people.ts';
import { experienceOfMap, peopleWhoAnswered } from './experience.ts';
import type { Insight } from './insight.ts';
import { liveMap } from './live-map.ts';
import { openMap } from './open-map.ts';
import { livePassage } from './passage.ts';
import { pageQuery, peoplePage, peoplePageSchema } from './people-page.ts';
import { journeyPeriod, periodQuery } from './period.ts';
import { experienceSchema, liveMapSchema, passageSchema } from './schemas.ts';
import { stepNumber } from './step-number.ts';

const mapParams = z.object({ id: idSchema });

/** What every question about a live map may be narrowed by. */
const scope = {
  ...periodQuery,
  who: peopleFilterSchema
    .optional()
    .describe('Only people who meet these conditions: first:CHANNEL; did:EVENT; not:EVENT; has:EVENT:PROPERTY:VALUE'),
};

/** One side of a comparison is everybody the filter leaves out. */
const side = {
  ...scope,
  others: z.enum(['true', 'false']).default('false').describe('Everybody who does not meet the conditions instead'),
};

/** What people really do on one map, and who they are. */
export function mapRoutes(app: App, ctx: ServerContext, insight: Insight): void {
  const open = async (workspace: string, id: string, who: PeopleFilter = [], others = 'false') => {
    const opened = await openMap(ctx, insight, workspace, id, who);
    return { ...opened, audience: audienceOf(opened.events, who, others === 'true') };
  };

  app.get(
    '/api/v1/maps/:id/live',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'What people really do on a map: journeys that began in the period',
        tags: ['insight'],
        params: mapParams,
        querystring: z.object(side),
        response: { 200: liveMapSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { who, others, ...period } = request.query;
      const { events, audience, compiled } = await open(request.access.workspace, request.params.id, who, others);
      return liveMap(insight.engine, events, audience, compiled, period, ctx.clock());
    },
  );

  app.get(
    '/api/v1/maps/:id/experience',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'What people answered about the aspects a map has expectations of',
        tags: ['insight'],
        params: mapParams,
        querystring: z.object(side),
        response: { 200: experienceSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { workspace } = request.access;
      const { who = [], others, ...period } = request.query;
      const { map, audience } = await open(workspace, request.params.id, who, others);
      const state = who.length === 0 && others === 'false' ? undefined : audience.state;
      return { items: await experienceOfMap(ctx.store, workspace, map, period, state) };
    },
  );

  app.get(
    '/api/v1/maps/:id/passage',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'What became of journeys from a step (on to another) or from a phase (to the later ones)',
        tags: ['insight'],
        params: mapParams,
        querystring: z.object({
          ...scope,
          step: idSchema.optional(),
          next: idSchema.optional(),
          phase: idSchema.optional(),
        }),
        response: { 200: passageSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { who, step, next, phase, ...period } = request.query;
      const { audience, compiled } = await open(request.access.workspace, request.params.id, who);
      return livePassage(insight.engine, audience.state, compiled, { step, next, phase }, period, ctx.clock());
    },
  );

  app.get(
    '/api/v1/maps/:id/people',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'The people behind what is chosen on a live map',
        tags: ['insight'],
        params: mapParams,
        querystring: z.object({ ...scope, ...choiceQuery, ...pageQuery }),
        response: { 200: peoplePageSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { who, cursor, limit, from, to: until, of, step, next, phase, event } = request.query;
      const period = { from, to: until };
      const { map, events, audience, compiled } = await open(request.access.workspace, request.params.id, who);
      const { state } = audience;
      const people =
        of === 'answered'
          ? await peopleWhoAnswered(ctx.store, request.access.workspace, map, period, state)
          : await chosenPeople(
              { engine: insight.engine, events, compiled, state, period, nowMs: ctx.clock() },
              { of, step, next, phase, event },
            );
      return peoplePage(ctx, request.access, people, { cursor, limit });
    },
  );

  app.get(
    '/api/v1/maps/:id/steps/:step/people',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'The people at a step of a map',
        tags: ['insight'],
        params: mapParams.extend({ step: idSchema }),
        querystring: z.object({
          ...scope,
          lost: z.enum(['true', 'false']).default('false').describe('Only those who left after the step'),
          ...pageQuery,
        }),
        response: { 200: peoplePageSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { lost, cursor, limit, who, ...period } = request.query;
      const { audience, compiled } = await open(request.access.workspace, request.params.id, who);
      const people = await insight.engine.journeyPeople(
        audience.state,
        compiled.program,
        journeyPeriod(period, ctx.clock()),
        { of: 'step', step: stepNumber(compiled, request.params.step, 'params.step'), lost: lost === 'true' },
      );
      return peoplePage(ctx, request.access, people, { cursor, limit });
    },
  );
}
