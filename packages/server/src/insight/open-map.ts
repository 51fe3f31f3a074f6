import type { JourneyMap, PeopleFilter } from '@waymark/model';
import type { ServerContext } from '../context.ts';
import { getMap } from '../maps/index.ts';
import { bindingsOfFilter } from './audience.ts';
import { bindingsOf, fitsIndexed, testsOfBindings } from './binding-tests.ts';
import { type CompiledMap, compileMap } from './compile-map.ts';
import type { EventIndex } from './event-index.ts';
import type { Insight } from './insight.ts';

/** A map laid over the events there are now. */
export interface OpenMap {
  readonly map: JourneyMap;
  readonly events: EventIndex;
  readonly compiled: CompiledMap;
}

/** Opens a map. @param filter whose conditions will be asked of the events: the index tests their properties too */
export async function openMap(
  ctx: Pick<ServerContext, 'store' | 'clock'>,
  insight: Insight,
  workspace: string,
  id: string,
  filter: PeopleFilter = [],
): Promise<OpenMap> {
  const { map } = await getMap(ctx, workspace, id);
  const events = await insight.eventsOf(workspace, testsOfBindings([...bindingsOf(map), ...bindingsOfFilter(filter)]));
  return { map, events, compiled: compileMap(map, events.codes.length, fitsIndexed(events.codes, events.tests)) };
}
