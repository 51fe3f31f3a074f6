import {
  type Binding,
  matchCode,
  stepRecognitions,
  stepsInOrder,
  TOUCH_KINDS,
  type Touchpoint,
  touchpointsById,
} from '@waymark/model';
import type { ServerContext } from '../context.ts';
import { allMaps, stateOfMaps } from '../maps/index.ts';
import type { CatalogueEntry } from './event-catalogue.ts';

type Context = Pick<ServerContext, 'store'>;

/** Where events are recognised: a step or a decision of a map, or an entry of the catalogue that no step uses. */
export interface Place {
  readonly kind: 'step' | 'decisionA' | 'decisionB' | 'touchpoint';
  /** The step or the entry; null for decisions. */
  readonly id: string | null;
  readonly name: string;
  readonly map: { readonly id: string; readonly title: string } | null;
}

/** A place that recognises events of a name: all of them, or only some (of a channel, or with certain properties). */
export interface BoundPlace extends Place {
  readonly all: boolean;
}

/** Each way is a list of bindings that must all hold. */
interface Recogniser {
  readonly place: Place;
  readonly ways: readonly (readonly Binding[])[];
}

/** The recognisers of a workspace's maps at one moment, and what was found by them. */
interface Recognisers {
  readonly state: string;
  readonly all: readonly Recogniser[];
  readonly found: Map<string, BoundPlace[]>;
}

const touchKinds: ReadonlySet<string> = new Set(TOUCH_KINDS);

/** Whether any of its events can be a touch of a journey at all. */
export function isTouch({ kinds }: Pick<CatalogueEntry, 'kinds'>): boolean {
  return kinds.some((kind) => touchKinds.has(kind));
}

/** Finds where events are recognised; what the maps say is read once, until one of them changes. */
export class BoundPlaces {
  readonly #ctx: Context;
  readonly #known = new Map<string, Recognisers>();

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** Answers, for the maps as they are now, where events of an entry are recognised. */
  async finder(workspace: string): Promise<(entry: CatalogueEntry) => BoundPlace[]> {
    const state = await stateOfMaps(this.#ctx, workspace);
    let known = this.#known.get(workspace);
    if (known?.state !== state) {
      known = { state, all: await recognisersOf(this.#ctx, workspace), found: new Map() };
      this.#known.set(workspace, known);
    }
    const { all, found } = known;
    return (entry) => {
      const key = JSON.stringify([entry.name, entry.channels, entry.withoutChannel, isTouch(entry)]);
      const before = found.get(key);
      if (before !== undefined) return before;
      const places = isTouch(entry) ? placesOf(entry, all) : [];
      found.set(key, places);
      return places;
    };
  }
}

async function recognisersOf(ctx: Context, workspace: string): Promise<Recogniser[]> {
  const { maps, touchpoints } = await allMaps(ctx, workspace);
  const catalogue = touchpointsById(touchpoints);
  const used = new Set<string>();
  const found: Recogniser[] = [];
  for (const map of maps) {
    const where = { id: map.id, title: map.title };
    const decision = (kind: 'decisionA' | 'decisionB'): void => {
      const { binding, text } = map[kind];
      if (binding !== undefined) found.push({ place: { kind, id: null, name: text, map: where }, ways: [[binding]] });
    };
    decision('decisionA');
    for (const { step } of stepsInOrder(map)) {
      for (const id of step.touchpoints) used.add(id);
      const ways = stepRecognitions(step, catalogue).map(({ bindings }) => bindings);
      if (ways.length > 0) found.push({ place: { kind: 'step', id: step.id, name: step.name, map: where }, ways });
    }
    decision('decisionB');
  }
  const alone = touchpoints.filter(
    (one): one is Touchpoint & { binding: Binding } => one.binding !== undefined && !used.has(one.id),
  );
  const ofCatalogue = alone.map(({ id, name, binding }): Recogniser => {
    return { place: { kind: 'touchpoint', id, name, map: null }, ways: [[binding]] };
  });
  return [...found, ...ofCatalogue];
}

function placesOf(entry: CatalogueEntry, recognisers: readonly Recogniser[]): BoundPlace[] {
  const codes = [...entry.channels, ...(entry.withoutChannel ? [''] : [])].map((channel) => ({
    name: entry.name,
    channel,
  }));
  return recognisers.flatMap(({ place, ways }) => {
    const matches = codes.map((code) => {
      const ofWays = ways.map((bindings) => {
        const each = bindings.map((binding) => matchCode(binding, code));
        return each.includes('no') ? 'no' : each.includes('depends') ? 'depends' : 'yes';
      });
      return ofWays.includes('yes') ? 'yes' : ofWays.includes('depends') ? 'depends' : 'no';
    });
    if (matches.every((match) => match === 'no')) return [];
    return [{ ...place, all: matches.every((match) => match === 'yes') }];
  });
}
