import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Rule } from '@waymark/model';
import { type RunningServer, startServer } from '@waymark/server';
import { sql } from 'kysely';
import { pino } from 'pino';
import { firstWorkspace } from '../packages/server/src/access/index.ts';
import type { AudienceTables } from '../packages/server/src/audiences/index.ts';
import type { Bench, Measurement } from './measurement.ts';
import { conditions } from './rule-conditions.ts';

/** What the aim is about, and a load this machine bears beside the sender and both stores. */
const RATES = [1_000, 5_000] as const;
const DEFAULT_EVENTS = 100_000;
const BATCH = 250;
const PEOPLE = 20_000;
const AIM_MS = 2_000;
/** A probe is somebody new whose one event brings him into an audience. */
const PROBES_A_SECOND = 4;

const send = async (server: RunningServer, batch: readonly object[]): Promise<void> => {
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${server.writeKey}:`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ batch }),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
};

async function addAudience(server: RunningServer, name: string, rule: Rule): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/audiences`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, rule }),
  });
  return ((await response.json()) as { id: string }).id;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Sends so many events a second and looks how long probes take. */
async function measure(
  server: RunningServer,
  inAudience: () => Promise<Set<string>>,
  rate: number,
  events: number,
): Promise<Measurement> {
  const waiting = new Map<string, number>();
  const tookMs: number[] = [];
  let sent = 0;
  let isOver = false;
  let behindMs = 0;
  const watching = (async () => {
    while (!isOver || waiting.size > 0) {
      const there = waiting.size === 0 ? new Set<string>() : await inAudience();
      const now = performance.now();
      for (const [probe, sentAt] of waiting) {
        if (!there.has(probe)) continue;
        tookMs.push(now - sentAt);
        waiting.delete(probe);
      }
      await pause(20);
    }
  })();
  const underWay = new Set<Promise<void>>();
  const startedAt = performance.now();
  for (let round = 0; sent < events; round += 1) {
    const dueAt = startedAt + (round * BATCH * 1000) / rate;
    const earlyMs = dueAt - performance.now();
    if (earlyMs > 0) await pause(earlyMs);
    behindMs = Math.max(behindMs, -earlyMs);
    const batch = Array.from({ length: BATCH }, (_, place) => ({
      type: 'track',
      userId: `u${(sent + place * 7919) % PEOPLE}`,
      event: `step ${(sent + place * 31) % 30}`,
      messageId: `${rate} ${round} ${place}`,
    }));
    if (round % Math.max(1, Math.round(rate / BATCH / PROBES_A_SECOND)) === 0) {
      const probe = `probe ${rate} ${round}`;
      batch.push({ type: 'track', userId: probe, event: 'Probe', messageId: probe });
      waiting.set(probe, performance.now());
    }
    sent += BATCH;
    const sending = send(server, batch).finally(() => underWay.delete(sending));
    underWay.add(sending);
    if (underWay.size >= 32) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  const seconds = (performance.now() - startedAt) / 1000;
  isOver = true;
  await watching;
  const sorted = tookMs.toSorted((one, other) => one - other);
  return {
    name: `audiences: from event to membership, ${rate} events a second`,
    n: sent,
    ours_ms: quantile(sorted, 0.5),
    p95_ms: quantile(sorted, 0.95),
    worst_ms: sorted.at(-1) ?? Number.NaN,
    aim_ms: AIM_MS,
    probes: sorted.length,
    events_per_s: sent / seconds,
    sender_behind_ms: behindMs,
  };
}

/**
 * From sending an event to its person being in an audience, while events come in and twenty audiences are kept.
 * Sender, server and both stores share this machine. `--events` says how many come in altogether.
 */
export const run: Bench = async ({ events = DEFAULT_EVENTS }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-bench-audiences-'));
  const configuration = { port: 0, host: '127.0.0.1', dataDir: folder, demo: false, writeKey: 'bench' };
  const server = await startServer(configuration, { log: pino({ level: 'error' }) });
  try {
    const { state } = server.context.store;
    const workspace = (await firstWorkspace(server.context)).id;
    for (const [place, rule] of conditions.slice(1).entries())
      await addAudience(server, `Condition ${place + 1}`, rule);
    const probed = await addAudience(server, 'Probed', { event: { name: 'Probe' } });
    const inAudience = () =>
      state.inWorkspace<AudienceTables, Set<string>>(workspace, async (db) => {
        const { rows } = await sql<{ value: string }>`
          select i.value from audience_members m join identities i on i.identity = m.person
          where m.audience = ${probed}::uuid`.execute(db);
        return new Set(rows.map(({ value }) => value));
      });
    // People who are known: else each of the first events would bring somebody into every audience of those who did not.
    for (let from = 0; from < PEOPLE; from += 1_000) {
      const known = Array.from({ length: 1_000 }, (_, place) => ({
        type: 'track',
        userId: `u${from + place}`,
        event: `step ${(from + place) % 30}`,
        messageId: `known ${from + place}`,
      }));
      await send(server, known);
    }
    await send(server, [{ type: 'track', userId: 'first', event: 'Probe', messageId: 'first' }]);
    while (!(await inAudience()).has('first')) await pause(100);
    const measurements: Measurement[] = [];
    for (const rate of RATES) measurements.push(await measure(server, inAudience, rate, (events * rate) / 5_000));
    return measurements;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
