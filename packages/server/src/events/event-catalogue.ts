import { lastPosition } from '../collect/index.ts';
import type { ServerContext } from '../context.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** A name events bear, over all time. */
export interface CatalogueEntry {
  readonly name: string;
  readonly kinds: string[];
  readonly events: number;
  readonly people: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Without the unknown one. */
  readonly channels: string[];
  /** Whether any of its events has no channel. */
  readonly withoutChannel: boolean;
}

interface Row {
  readonly name: string;
  readonly kinds: string[];
  readonly channels: string[];
  readonly events: string;
  readonly people: string;
  readonly first: string;
  readonly last: string;
}

interface Known {
  readonly position: bigint;
  readonly entries: readonly CatalogueEntry[];
  readonly restUntilMs: number;
  readonly staleAtMs: number;
}

/**
 * What was counted rests this many times as long as counting took (at most so many ms), so that under load, where every
 * look finds new events, it takes a quarter of the store's time at most.
 */
const REST_FACTOR = 3;
const LONGEST_REST_MS = 5_000;
/** Erasing people changes what is counted without a batch: nothing is kept longer than this. */
const KEPT_MS = 60_000;

/** Counts names for each workspace once for all who look, as long as nothing new was stored. */
export class EventCatalogue {
  readonly #ctx: Context;
  readonly #known = new Map<string, Known>();
  readonly #counting = new Map<string, Promise<Known>>();

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** Every name of the workspace, the most frequent first. */
  async entries(workspace: string): Promise<readonly CatalogueEntry[]> {
    const known = this.#known.get(workspace);
    const nowMs = this.#ctx.clock();
    if (known !== undefined && nowMs < known.staleAtMs) {
      if (nowMs < known.restUntilMs) return known.entries;
      if ((await lastPosition(this.#ctx, workspace)) === known.position) return known.entries;
    }
    let counting = this.#counting.get(workspace);
    if (counting === undefined) {
      counting = this.#count(workspace).finally(() => this.#counting.delete(workspace));
      this.#counting.set(workspace, counting);
    }
    return (await counting).entries;
  }

  async #count(workspace: string): Promise<Known> {
    const startedMs = this.#ctx.clock();
    // Noted first: what is stored meanwhile is counted again at the next look.
    const position = await lastPosition(this.#ctx, workspace);
    const entries = await countNames(this.#ctx, workspace);
    const endedMs = this.#ctx.clock();
    const known = {
      position,
      entries,
      // The first events ever are waited for by somebody who is connecting a source: nothing rests before them.
      restUntilMs:
        entries.length === 0 ? endedMs : endedMs + Math.min((endedMs - startedMs) * REST_FACTOR, LONGEST_REST_MS),
      staleAtMs: endedMs + KEPT_MS,
    };
    this.#known.set(workspace, known);
    return known;
  }
}

/** Names of what was sent; what the server itself wrote (kind `audience`) is none. */
async function countNames({ store }: Context, workspace: string): Promise<CatalogueEntry[]> {
  const rows = await store.events.query<Row>(
    `SELECT name, arraySort(groupUniqArray(kind)) AS kinds, arraySort(groupUniqArray(channel)) AS channels,
       toString(count()) AS events, toString(uniqExact(if(p.person = 0, e.identity, p.person))) AS people,
       toString(toUnixTimestamp64Milli(min(happened_at))) AS first, toString(toUnixTimestamp64Milli(max(happened_at))) AS last
     FROM (SELECT identity, name, kind, channel, happened_at FROM events FINAL WHERE workspace = {workspace:UUID} AND kind != 'audience') AS e
     LEFT JOIN (SELECT identity, person FROM identity_person FINAL WHERE workspace = {workspace:UUID}) AS p ON p.identity = e.identity
     GROUP BY name ORDER BY count() DESC, name`,
    { params: { workspace } },
  );
  return rows.map(({ first, last, channels, events, people, ...row }) => ({
    ...row,
    events: Number(events),
    people: Number(people),
    firstAt: new Date(Number(first)).toISOString(),
    lastAt: new Date(Number(last)).toISOString(),
    channels: channels.filter((channel) => channel !== ''),
    withoutChannel: channels.includes(''),
  }));
}
