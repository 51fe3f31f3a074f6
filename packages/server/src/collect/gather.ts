import type { NewEvent } from './new-event.ts';
import { BATCH_EVENTS, type StoredEvents } from './store-events.ts';

/** Batches being written at the same time, so that one waits for PostgreSQL while another is in ClickHouse. */
const IN_FLIGHT = 3;
/**
 * While a batch is being written, fewer events than this wait for its end (or for more of them): a batch costs about as much
 * as a thousand of its events, so small ones beside a large one would only slow all down.
 */
const WORTH_A_BATCH = 3_000;
/** Events that may wait; beyond, senders are asked to come back later. */
const QUEUE_EVENTS = 60_000;

/** Too much is waiting; the sender is to try again. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

interface Waiting {
  readonly events: readonly NewEvent[];
  readonly resolve: (rejects: StoredEvents['rejects']) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the requests of one workspace into batches. What arrives while batches are being written waits and goes together
 * in the next one, so batches grow with the load and a lone request waits for nothing.
 */
export class Gatherer {
  private readonly store: (events: readonly NewEvent[]) => Promise<StoredEvents>;
  private queue: Waiting[] = [];
  private queued = 0;
  private inFlight = 0;
  private idle: (() => void)[] = [];

  /** @param store makes events durable as one batch */
  constructor(store: (events: readonly NewEvent[]) => Promise<StoredEvents>) {
    this.store = store;
  }

  /** Events waiting to be written. */
  get waiting(): number {
    return this.queued;
  }

  /**
   * Resolves with the refused events once all others are durable.
   * @throws Overloaded when too much is waiting
   */
  offer(events: readonly NewEvent[]): Promise<StoredEvents['rejects']> {
    if (this.queued + events.length > QUEUE_EVENTS && this.queued > 0)
      return Promise.reject(new Overloaded('Too many events are waiting'));
    return new Promise((resolve, reject) => {
      this.queue.push({ events, resolve, reject });
      this.queued += events.length;
      this.pump();
    });
  }

  /** Resolves when nothing waits and nothing is being written. */
  async drain(): Promise<void> {
    if (this.inFlight === 0 && this.queue.length === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private pump(): void {
    while (this.queue.length > 0 && this.mayBegin()) {
      const requests = this.take();
      this.inFlight += 1;
      void this.write(requests).finally(() => {
        this.inFlight -= 1;
        this.pump();
        if (this.inFlight === 0 && this.queue.length === 0) for (const resolve of this.idle.splice(0)) resolve();
      });
    }
  }

  private mayBegin(): boolean {
    return this.inFlight === 0 || (this.inFlight < IN_FLIGHT && this.queued >= WORTH_A_BATCH);
  }

  /** The oldest requests, whole, up to the size of a batch. */
  private take(): Waiting[] {
    let events = 0;
    let count = 0;
    for (const waiting of this.queue) {
      if (count > 0 && events + waiting.events.length > BATCH_EVENTS) break;
      events += waiting.events.length;
      count += 1;
    }
    this.queued -= events;
    return this.queue.splice(0, count);
  }

  private async write(requests: readonly Waiting[]): Promise<void> {
    try {
      const only = requests.length === 1 ? requests[0] : undefined;
      const events = only?.events ?? requests.flatMap((request) => request.events);
      const { rejects } = await this.store(events);
      for (const request of requests) {
        request.resolve(rejects.length === 0 ? [] : rejects.filter(({ event }) => request.events.includes(event)));
      }
    } catch (error) {
      for (const request of requests) request.reject(error);
    }
  }
}
