import type { BindingOf, Leaf, MapPosition, MapRule } from '@waymark/model';
import { firstWorkspace } from '../access/index.ts';
import type { ServerContext } from '../context.ts';
import type { Room } from '../room.ts';
import { askHistories, type IndexAnswers } from './ask-histories.ts';
import { Insight } from './insight.ts';
import { positionsOnMap } from './map-position.ts';
import { mapRoutes } from './map-routes.ts';
import { insightRoutes } from './routes.ts';
import { peopleOfMapRule } from './standing.ts';

export { historyQuestion, type IndexAnswers, isAnsweredByIndex } from './ask-histories.ts';
export { experiencesAt, peopleOfExperienceRule } from './experience-rule.ts';

/** One of each server process; routes and background work meet in it. */
const insights = new WeakMap<ServerContext, Insight>();

function insightOf(ctx: ServerContext): Insight {
  const known = insights.get(ctx) ?? new Insight(ctx);
  insights.set(ctx, known);
  return known;
}

/** The people of whom a rule about a map holds now. @throws ProblemError not_found where there is no such map */
export function peopleOnMap(
  ctx: ServerContext,
  workspace: string,
  rule: MapRule,
  nowMs: number,
): Promise<BigUint64Array> {
  return peopleOfMapRule(ctx, insightOf(ctx), workspace, rule, nowMs);
}

/** What everybody's history answers to leaves that `isAnsweredByIndex`; undefined where the index is too far behind. */
export function askIndex(
  ctx: ServerContext,
  workspace: string,
  leaves: readonly Extract<Leaf, { kind: 'event' | 'occurrence' | 'sequence' }>[],
  nowMs: number,
  bindingOf: BindingOf,
): Promise<IndexAnswers | undefined> {
  return askHistories(ctx, insightOf(ctx), workspace, leaves, nowMs, bindingOf);
}

/** Where people stand on a map. @throws ProblemError not_found where there is no such map */
export function positionsOfPeople(
  ctx: ServerContext,
  workspace: string,
  map: string,
  people: readonly bigint[],
  nowMs: number,
): Promise<Map<bigint, MapPosition>> {
  return positionsOnMap(ctx, insightOf(ctx), workspace, map, people, nowMs);
}

/** Position in the feed of batches up to which the index of this process knows everything. */
export async function indexedPosition(ctx: ServerContext, workspace: string): Promise<bigint> {
  return (await insightOf(ctx).eventsOf(workspace)).position;
}

/** What people really do. Loads the first workspace before the server listens, so that it is ready when it says so. */
export const insightRoom: Room = {
  name: 'insight',
  routes: (app, ctx) => {
    mapRoutes(app, ctx, insightOf(ctx));
    insightRoutes(app, ctx, insightOf(ctx));
  },
  start: async (ctx) => {
    const insight = insightOf(ctx);
    await insight.eventsOf((await firstWorkspace(ctx)).id);
    return { stop: () => insight.close() };
  },
};
