import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { firstWorkspace } from '../../../src/access/index.ts';
import { memoryOf } from '../../../src/collect/index.ts';
import { identityHash, identityText, type PeopleTables } from '../../../src/people/index.ts';
import { sweep } from '../../../src/privacy/sweep.ts';
import type { RunningServer } from '../../../src/server.ts';
import { ask, startTestServer, track } from '../test-server.ts';
import { markOf, marksInFiles } from './marks-in-files.ts';

export interface ErasureReport {
  readonly people: number;
  readonly erased: number;
  /** Events of people who stay: acknowledged, and found. */
  readonly acknowledged: number;
  readonly kept: number;
  /** Events, identifiers, traits and refused items that are left of erased people. */
  readonly left: number;
  /** Erased people something of whom is in a file after the sweep. */
  readonly inFiles: number;
  /** People who stay and are in no file: the search must find what is there. */
  readonly missedInFiles: number;
  /** People the index counts beyond those who stay. */
  readonly indexSurplus: number;
  readonly medianEraseMs: number;
  readonly sweepMs: number;
}

/** mulberry32 (T. Ettinger, public domain): uniform in [0, 1). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SENDERS = 4;
const ERASERS = 4;
const EVENTS_A_REQUEST = 20;
const WAIT_MS = 30_000;

/** One of the things person `n` does; some are refused, and kept with the reason. */
function deed(n: number, messageId: string, chance: () => number) {
  const mark = markOf(n);
  const userId = `user-${mark}`;
  const anonymousId = `device-${mark}`;
  const what = chance();
  if (what < 0.15)
    return { type: 'identify', userId, anonymousId, messageId, traits: { email: `${mark}@mail.test`, name: mark } };
  if (what < 0.2) return { type: 'track', userId, messageId };
  if (what < 0.6) return { type: 'track', anonymousId, event: 'Product Viewed', messageId, properties: { of: mark } };
  return { type: 'track', userId, event: 'Order Completed', messageId, properties: { of: mark } };
}

/**
 * Sends what `people` people do and erases `erasures` of them, at random and at the same time; erased people go on sending.
 * Afterwards it looks what is left of whom, in the stores, in the index, and, after a sweep, in the files.
 */
export async function eraseDuringIngest(people: number, erasures: number, seed: number): Promise<ErasureReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-erasures-'));
  const server = await startTestServer(folder);
  try {
    return await run(server, folder, people, erasures, seed);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(server: RunningServer, folder: string, people: number, erasures: number, seed: number) {
  const chance = random(seed);
  const workspace = (await firstWorkspace(server.context)).id;
  const { secret } = await memoryOf(server.context, workspace);
  const doomed = new Set<number>();
  while (doomed.size < erasures) doomed.add(Math.floor(chance() * people));
  const acknowledged = new Map<string, number>();
  /** People who stay and did something the index holds. */
  const touching = new Set<number>();
  let messages = 0;
  let over = false;

  const send = async (items: ReturnType<typeof deed>[], whose: readonly number[]): Promise<void> => {
    const { status, body } = await track(server, '/v1/batch', { batch: items });
    if (status !== 200 && status !== 400) throw new Error(`The server answered ${status}`);
    const refused = new Set(body.rejected?.map(({ item }) => item));
    for (const [i, item] of items.entries()) {
      const n = whose[i] ?? -1;
      if (status !== 200 || refused.has(i)) continue;
      acknowledged.set(item.messageId, n);
      if (item.type === 'track' && !doomed.has(n)) touching.add(n);
    }
  };
  // Everybody has been there before it begins, as a user and under a device.
  for (let from = 0; from < people; from += 500) {
    const whose = Array.from({ length: Math.min(500, people - from) }, (_, i) => from + i);
    await send(
      whose.map((n) => deed(n, `first-${n}`, () => 0.1)),
      whose,
    );
  }
  const sender = async (): Promise<void> => {
    while (!over) {
      const whose = Array.from({ length: EVENTS_A_REQUEST }, () => Math.floor(chance() * people));
      messages += whose.length;
      await send(
        whose.map((n, i) => deed(n, `m-${messages}-${i}`, chance)),
        whose,
      );
    }
  };
  const waiting = [...doomed];
  const times: number[] = [];
  const eraser = async (): Promise<void> => {
    for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) {
      const person = identityText(
        await personOf(server, workspace, identityHash(secret, 'user_id', `user-${markOf(n)}`)),
      );
      const began = performance.now();
      const { status } = await ask(server, '/api/v1/privacy/erasures', {
        body: { people: [person], reason: 'a wish' },
      });
      if (status !== 201) throw new Error(`Erasing answered ${status}`);
      times.push(performance.now() - began);
    }
  };
  const sending = Promise.all(Array.from({ length: SENDERS }, sender));
  await Promise.all(Array.from({ length: ERASERS }, eraser));
  over = true;
  await sending;

  const staying = new Set([...acknowledged].filter(([, n]) => !doomed.has(n)).map(([id]) => id));
  const rows = await server.context.store.events.query<{ id: string }>('SELECT message_id AS id FROM events FINAL');
  const left = rows.filter(({ id }) => !staying.has(id)).length + (await leftInState(server, workspace, doomed));
  const indexed = await waitForIndex(server, touching.size);
  const began = performance.now();
  await sweep(server.context);
  const sweepMs = performance.now() - began;
  const found = await marksInFiles(folder);
  times.sort((one, other) => one - other);
  return {
    people,
    erased: doomed.size,
    acknowledged: staying.size,
    kept: rows.filter(({ id }) => staying.has(id)).length,
    left,
    inFiles: [...doomed].filter((n) => found.has(n)).length,
    missedInFiles: Array.from({ length: people }, (_, n) => n).filter((n) => !doomed.has(n) && !found.has(n)).length,
    indexSurplus: indexed - touching.size,
    medianEraseMs: Math.round(times[times.length >> 1] ?? 0),
    sweepMs: Math.round(sweepMs),
  };
}

async function personOf(server: RunningServer, workspace: string, identity: bigint): Promise<bigint> {
  return server.context.store.state.inWorkspace<PeopleTables, bigint>(workspace, async (db) => {
    const { rows } = await sql<{ person: string }>`
      select person from identities where identity = ${BigInt.asIntN(64, identity)}`.execute(db);
    return BigInt.asUintN(64, BigInt(rows[0]?.person ?? 0));
  });
}

/** Rows of the state whose text bears the mark of one who was erased. */
async function leftInState(server: RunningServer, workspace: string, doomed: ReadonlySet<number>): Promise<number> {
  return server.context.store.state.inWorkspace<PeopleTables, number>(workspace, async (db) => {
    const { rows } = await sql<{ text: string }>`
      select value as text from identities union all select traits::text from traits union all select raw from rejects`.execute(
      db,
    );
    return rows.filter(({ text }) => [...text.matchAll(/zq(\d+)qz/g)].some(([, n]) => doomed.has(Number(n)))).length;
  });
}

/** How many people the index counts, once it counts as many as there should be; else what it says at last. */
async function waitForIndex(server: RunningServer, wanted: number): Promise<number> {
  let people = -1;
  for (const began = performance.now(); performance.now() - began < WAIT_MS; await pause(200)) {
    const { body } = await ask(server, '/api/v1/insight/process-map');
    people = (body as { people?: number }).people ?? -1;
    if (people === wanted) break;
  }
  return people;
}
