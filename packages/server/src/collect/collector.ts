import { isConnectionLoss } from '@waymark/store';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Source } from '../access/index.ts';
import type { Live } from '../live.ts';
import { ProblemError } from '../problem.ts';
import { ArrivalNews } from './arrival-news.ts';
import { Gatherer, Overloaded } from './gather.ts';
import { guardItem } from './guard-event.ts';
import { isImpersonal } from './heed-consent.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { type CollectContext, memoryOf } from './memory.ts';
import { type EventKind, ItemRefused, type NewEvent, type Reject } from './new-event.ts';
import { type Envelope, normaliseEvent } from './normalise-event.ts';
import { keepRejects, rawText } from './rejects.ts';
import { storeEvents } from './store-events.ts';
import { WriteKeys } from './write-keys.ts';

/** A request of the tracking protocol, unpacked and parsed. */
export interface Delivery {
  /** The kind the path names; undefined for a batch. */
  readonly kind: EventKind | undefined;
  readonly items: readonly unknown[];
  readonly context?: JsonObject | undefined;
  readonly sentAt?: unknown;
  /** The write key of headers or envelope. */
  readonly key: string | undefined;
  readonly privacyControl: boolean;
}

export interface Receipt {
  readonly stored: number;
  readonly rejected: readonly Reject[];
}

const unavailable = (cause: unknown): ProblemError =>
  new ProblemError('unavailable', {
    detail: 'The events could not be stored yet; please send them again',
    headers: { 'Retry-After': '2' },
    cause,
  });

/** Takes deliveries in: checks each item, gathers the good ones into batches, keeps the refused ones. One a process. */
export class Collector {
  private readonly ctx: CollectContext;
  private readonly keys: WriteKeys;
  private readonly gatherers = new Map<string, Gatherer>();
  private readonly events: Counter<'outcome'>;
  private readonly news: ArrivalNews;

  constructor(ctx: CollectContext & { readonly metrics: Registry; readonly live: Live }) {
    this.ctx = ctx;
    this.news = new ArrivalNews(ctx);
    this.keys = new WriteKeys(ctx);
    this.events = new Counter({
      name: 'waymark_events_total',
      help: 'Events received, by outcome',
      labelNames: ['outcome'],
      registers: [ctx.metrics],
    });
    const waiting = () => this.waiting();
    new Gauge({
      name: 'waymark_events_waiting',
      help: 'Events waiting to be written',
      registers: [ctx.metrics],
      collect() {
        this.set(waiting());
      },
    });
  }

  /**
   * Resolves once every valid event is durable and every invalid one is kept.
   * @throws ProblemError `unauthenticated` for a wrong key; `unavailable` when the sender is to try again
   */
  async receive(delivery: Delivery): Promise<Receipt> {
    const key = delivery.key ?? keyOfItems(delivery.items);
    try {
      const source = key === undefined ? undefined : await this.keys.sourceOf(key);
      if (source === undefined) throw new ProblemError('unauthenticated', { detail: 'Expected a valid write key' });
      return await this.take(delivery, source);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      if (!(error instanceof Overloaded) && !isConnectionLoss(error))
        this.ctx.log.warn({ err: error }, 'storing events failed');
      // Whatever it is, the sender still has the events: it must try again, never give up.
      throw unavailable(error);
    }
  }

  /** Resolves when all that was taken in has been written. */
  async drain(): Promise<void> {
    await Promise.all([...this.gatherers.values()].map((gatherer) => gatherer.drain()));
  }

  private waiting(): number {
    let waiting = 0;
    for (const gatherer of this.gatherers.values()) waiting += gatherer.waiting;
    return waiting;
  }

  private gathererOf(workspace: string): Gatherer {
    let gatherer = this.gatherers.get(workspace);
    if (gatherer === undefined) {
      gatherer = new Gatherer((events) => storeEvents(this.ctx, workspace, events));
      this.gatherers.set(workspace, gatherer);
    }
    return gatherer;
  }

  private async take(delivery: Delivery, source: Source): Promise<Receipt> {
    const { items } = delivery;
    const { rules, secret } = await memoryOf(this.ctx, source.workspace);
    const own = rules.of(source.id);
    const rawOf = (item: unknown): string => rawText(own === undefined ? item : guardItem(item, own, secret));
    const receivedAt = this.ctx.clock();
    const envelope: Envelope = { ...delivery, receivedAt, source: source.id };
    const events: NewEvent[] = [];
    const rejected: Reject[] = [];
    for (let item = 0; item < items.length; item++) {
      try {
        mustHaveKey(items[item], delivery.key === undefined ? source.key : undefined);
        events.push(normaliseEvent(items[item], item, envelope));
      } catch (error) {
        if (!(error instanceof ItemRefused)) throw error;
        rejected.push({ item, field: error.field, reason: error.message, code: error.code, raw: rawOf(items[item]) });
      }
    }
    if (events.length > 0) {
      for (const { event, reason } of await this.gathererOf(source.workspace).offer(events)) {
        rejected.push({
          item: event.ordinal,
          field: 'properties',
          reason,
          code: 'refused_by_store',
          // As it came it names whom nothing is to be stored of.
          raw: isImpersonal(event) ? '' : rawOf(items[event.ordinal]),
        });
      }
    }
    await keepRejects(this.ctx, source.workspace, source.id, receivedAt, rejected);
    this.news.tell(source, receivedAt, events, rejected);
    const stored = items.length - rejected.length;
    this.events.inc({ outcome: 'stored' }, stored);
    this.events.inc({ outcome: 'rejected' }, rejected.length);
    return { stored, rejected };
  }
}

function keyOfItems(items: readonly unknown[]): string | undefined {
  for (const item of items) if (isJsonObject(item) && typeof item.writeKey === 'string') return item.writeKey;
  return undefined;
}

/** Where only items name keys, all must name the same. */
function mustHaveKey(item: unknown, key: string | undefined): void {
  if (key === undefined || !isJsonObject(item) || item.writeKey === key || item.writeKey === undefined) return;
  throw new ItemRefused('wrong_key', 'writeKey', 'expected the same write key for all items of a request');
}
