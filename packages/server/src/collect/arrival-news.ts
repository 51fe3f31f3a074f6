import type { Source } from '../access/index.ts';
import type { Live } from '../live.ts';
import { arrivalsOf } from './arrivals.ts';
import { type CollectContext, memoryOf } from './memory.ts';
import type { NewEvent, Reject } from './new-event.ts';

/** What comes within this time is told together. */
const GATHER_MS = 500;
/** Most events, and most refused items, told at once; of the rest only the number is told. */
const MOST_TOLD = 25;

interface Refusal extends Reject {
  readonly receivedAt: string;
  readonly source: string;
}

/** What waits to be told to those who watch a workspace. */
interface Waiting {
  readonly events: NewEvent[];
  readonly refusals: Refusal[];
  eventsLeftOut: number;
  refusalsLeftOut: number;
}

function addUpTo<Item>(list: Item[], more: readonly Item[]): number {
  const room = Math.min(more.length, MOST_TOLD - list.length);
  for (let place = 0; place < room; place++) list.push(more[place] as Item);
  return more.length - room;
}

/**
 * Tells those who watch what arrives: topic `arrivals` with stored events, topic `refusals` with refused items, each
 * `{ items, leftOut }`. While nobody watches it costs one look at the list of listeners a request; under load 50 items a
 * second are told at most.
 */
export class ArrivalNews {
  readonly #ctx: CollectContext & { readonly live: Live };
  readonly #waiting = new Map<string, Waiting>();

  constructor(ctx: CollectContext & { readonly live: Live }) {
    this.#ctx = ctx;
  }

  /** @param events all of the delivery that were checked, also those the store then refused */
  tell(source: Source, receivedAt: number, events: readonly NewEvent[], rejected: readonly Reject[]): void {
    const { live } = this.#ctx;
    const { workspace } = source;
    const tellEvents = events.length > 0 && live.isHeard(workspace, 'arrivals');
    const tellRefusals = rejected.length > 0 && live.isHeard(workspace, 'refusals');
    if (!tellEvents && !tellRefusals) return;
    const waiting = this.#waitingOf(workspace);
    if (tellEvents) {
      const refused = new Set(rejected.map(({ item }) => item));
      const stored = events.filter(({ ordinal, withheld }) => withheld !== true && !refused.has(ordinal));
      waiting.eventsLeftOut += addUpTo(waiting.events, stored);
    }
    if (tellRefusals) {
      const at = new Date(receivedAt).toISOString();
      const told = rejected.slice(0, MOST_TOLD).map((one) => ({ ...one, receivedAt: at, source: source.id }));
      waiting.refusalsLeftOut += addUpTo(waiting.refusals, told) + (rejected.length - told.length);
    }
  }

  #waitingOf(workspace: string): Waiting {
    const known = this.#waiting.get(workspace);
    if (known !== undefined) return known;
    const waiting: Waiting = { events: [], refusals: [], eventsLeftOut: 0, refusalsLeftOut: 0 };
    this.#waiting.set(workspace, waiting);
    setTimeout(() => {
      this.#waiting.delete(workspace);
      this.#publish(workspace, waiting).catch((error) =>
        this.#ctx.log.warn({ err: error, workspace }, 'what arrived could not be told to those who watch'),
      );
    }, GATHER_MS).unref();
    return waiting;
  }

  async #publish(workspace: string, waiting: Waiting): Promise<void> {
    const { live } = this.#ctx;
    if (waiting.refusals.length > 0)
      live.publish(workspace, 'refusals', { items: waiting.refusals, leftOut: waiting.refusalsLeftOut });
    if (waiting.events.length === 0) return;
    const memory = await memoryOf(this.#ctx, workspace);
    const items = await arrivalsOf(
      this.#ctx,
      workspace,
      waiting.events.map((event) => {
        const {
          identifiers,
          links: _links,
          traits: _traits,
          timeless: _timeless,
          ordinal: _ordinal,
          stated: _stated,
          privacyControl: _privacyControl,
          withheld: _withheld,
          guarded: _guarded,
          ...stored
        } = event;
        const [strongest] = identifiers;
        return {
          ...stored,
          identity: strongest === undefined ? 0n : memory.remember(strongest).identity,
          properties: JSON.parse(event.properties),
          context: JSON.parse(event.context),
        };
      }),
    );
    live.publish(workspace, 'arrivals', { items: items.reverse(), leftOut: waiting.eventsLeftOut });
  }
}
