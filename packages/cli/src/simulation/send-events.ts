import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { type SimulatedEvent, trackingItem } from '@waymark/simulator';
import { CommandFailure } from '../failure.ts';

/** Where simulated events go: the tracking protocol of a server, as any sender's do. */
export interface Target {
  readonly url: string;
  readonly writeKey: string;
}

const BATCH = 500;
const AT_ONCE = 4;
const MOST_ATTEMPTS = 60;

/** Sends one batch, again and again while the server is busy or away. @throws CommandFailure when it refuses */
async function sendBatch({ url, writeKey }: Target, batch: readonly SimulatedEvent[], signal: AbortSignal) {
  const body = JSON.stringify({ batch: batch.map(trackingItem) });
  for (let attempt = 1; ; attempt += 1) {
    let status = 0;
    try {
      const response = await fetch(`${url}/v1/batch`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
          'content-type': 'application/json',
        },
        body,
        signal,
      });
      status = response.status;
      await response.body?.cancel();
    } catch (error) {
      signal.throwIfAborted();
      if (attempt >= MOST_ATTEMPTS) throw new CommandFailure(`${url} does not answer: ${error}`);
    }
    if (status === 200) return;
    if (status >= 400 && status < 500) throw new CommandFailure(`The server refused simulated events (${status})`);
    if (attempt >= MOST_ATTEMPTS) throw new CommandFailure(`The server did not take simulated events (${status})`);
    await pause(1_000, undefined, { signal });
  }
}

/** Sends all events; resolves when the server has acknowledged every one of them. */
export async function sendEvents(
  target: Target,
  events: readonly SimulatedEvent[],
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < events.length) {
      const from = next;
      next += BATCH;
      await sendBatch(target, events.slice(from, from + BATCH), signal);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
}

/** Days are sent together until there are so many events: few in a request would leave the server waiting for its disks. */
const EVENTS_TOGETHER = 4 * BATCH;

/**
 * Sends one list of events after another, some lists together.
 * @param onSent hears how many lists and events have been acknowledged so far
 */
export async function sendLists(
  target: Target,
  lists: Iterable<readonly SimulatedEvent[]>,
  onSent: (lists: number, events: number) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  let waiting: SimulatedEvent[] = [];
  let taken = 0;
  let sent = 0;
  const send = async (): Promise<void> => {
    await sendEvents(target, waiting, signal);
    sent += waiting.length;
    waiting = [];
    onSent(taken, sent);
  };
  for (const list of lists) {
    waiting.push(...list);
    taken += 1;
    if (waiting.length >= EVENTS_TOGETHER) await send();
    // Making a day takes some milliseconds in which a server in this process could not answer.
    await breathe();
  }
  await send();
}
