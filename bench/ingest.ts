import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore, type Store } from '@waymark/store';
import type { BenchOptions, Measurement } from './measurement.ts';

/** Batch size → requests under way at a time, events of the default run. */
const SIZES = [
  { batch: 1, concurrency: 64, events: 20_000 },
  { batch: 100, concurrency: 64, events: 200_000 },
  { batch: 1000, concurrency: 16, events: 200_000 },
] as const;

const child = (name: string, args: readonly string[]): ChildProcess =>
  fork(path.resolve(import.meta.dirname, '../packages/server/test/support/ingest-kill', name), [...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

function heard<Value>(process: ChildProcess, key: string): Promise<Value> {
  return new Promise((resolve, reject) => {
    process.on('message', (message: Record<string, Value>) => {
      const value = message[key];
      if (value !== undefined) resolve(value);
    });
    process.once('exit', (code) => reject(new Error(`ended (${code}) before "${key}"`)));
  });
}

const ended = (process: ChildProcess): Promise<void> => new Promise((resolve) => process.once('exit', () => resolve()));

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

interface Load {
  readonly seconds: number;
  readonly events: number;
  readonly latencies: readonly number[];
}

async function ours(url: string, batch: number, concurrency: number, events: number): Promise<Load> {
  const load = child('load.ts', [url, String(batch), String(concurrency), String(events), '20000']);
  return heard<Load>(load, 'done');
}

/** The peer: plain inserts of the same batch size straight into the same table, four at a time, nothing else. */
async function peer(store: Store, batch: number, events: number): Promise<number> {
  const workspace = randomUUID();
  let sent = 0;
  const insert = async (): Promise<void> => {
    while (sent < events) {
      sent += batch;
      const now = Date.now();
      let body = '';
      for (let i = 0; i < batch; i++) {
        body +=
          `{"workspace":"${workspace}","identity":${1 + Math.floor(Math.random() * 20_000)},"stated_at":${now},"message_id":"${randomUUID()}","ordinal":${i},` +
          `"happened_at":${now},"received_at":${now},"kind":"track","name":"Step ${i % 20}","url_path":"/p/${i % 30}",` +
          `"properties":{"amount":${i * 1.5},"logged_in":true,"plan":"basic","sku":"sku-${i % 100}"},` +
          `"context":{"library.name":"load","library.version":"1.0.0","locale":"de-DE"},"batch":1}\n`;
      }
      await store.events.insert('events', body);
    }
  };
  const startedAt = performance.now();
  await Promise.all([insert(), insert(), insert(), insert()]);
  return sent / ((performance.now() - startedAt) / 1000);
}

/** Events a second and time to acknowledgement of durable batches, with the load generator in another process. */
export async function run(options: BenchOptions): Promise<Measurement[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-bench-ingest-'));
  const found: { name: string; n: number; load: Load; batch: number }[] = [];
  const server = child('serve.ts', [path.join(folder, 'ours'), '0', '0', 'alone']);
  try {
    const url = await heard<string>(server, 'listening');
    await ours(url, 100, 16, 20_000); // warm
    for (const { batch, concurrency, events } of SIZES) {
      const n = Math.min(options.events ?? events, events);
      found.push({ name: `ingest, batches of ${batch}`, n, batch, load: await ours(url, batch, concurrency, n) });
    }
    server.send('close');
    await ended(server);

    const store = await openStore({ dataDir: path.join(folder, 'peer') });
    try {
      const measurements: Measurement[] = [];
      for (const { name, n, load, batch } of found) {
        const perSecond = load.events / load.seconds;
        const plain = await peer(store, batch, Math.min(n, batch * 500));
        const sorted = [...load.latencies].sort((one, other) => one - other);
        measurements.push({
          name,
          n: load.events,
          ours_per_s: perSecond,
          p50_ms: quantile(sorted, 0.5),
          p99_ms: quantile(sorted, 0.99),
          peer: 'plain inserts of the same size into chDB',
          peer_per_s: plain,
          ratio: perSecond / plain,
        });
      }
      return measurements;
    } finally {
      await store.close();
    }
  } finally {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
