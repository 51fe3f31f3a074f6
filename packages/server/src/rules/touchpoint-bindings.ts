import type { BindingOf, JourneyMap } from '@waymark/model';
import type { ServerContext } from '../context.ts';
import { allMaps, stateOfMaps } from '../maps/index.ts';

/** How touchpoints are recognised and what is promised at them, and a text that changes whenever that may have. */
export interface TouchpointBindings {
  readonly state: string;
  readonly bindingOf: BindingOf;
  readonly maps: readonly JourneyMap[];
}

const known = new WeakMap<object, Map<string, TouchpointBindings>>();

/** The bindings of the catalogue, read again only when a map or the catalogue has changed. */
export async function bindingsOf(ctx: Pick<ServerContext, 'store'>, workspace: string): Promise<TouchpointBindings> {
  const ofStore = known.get(ctx.store) ?? new Map<string, TouchpointBindings>();
  known.set(ctx.store, ofStore);
  const state = await stateOfMaps(ctx, workspace);
  const before = ofStore.get(workspace);
  if (before?.state === state) return before;
  const { maps, touchpoints } = await allMaps(ctx, workspace);
  const bindings = new Map(touchpoints.map(({ id, binding }) => [id, binding]));
  const now = { state, bindingOf: (id: string) => bindings.get(id), maps };
  ofStore.set(workspace, now);
  return now;
}
