import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beginImport, firstWorkspace, importById, mappingSchema, startServer } from '@waymark/server';
import type { BenchOptions, Measurement } from './measurement.ts';

const SEED = 42;
const EVENTS = ['view', 'search', 'add_to_cart', 'checkout', 'order', 'support', 'return', 'newsletter'];

/** A table of events of n/10 customers over a year: nine columns, a third of the rows with an amount, one column quoted. */
async function generate(file: string, n: number): Promise<void> {
  let state = SEED;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const out = createWriteStream(file);
  const start = Date.UTC(2025, 0, 1);
  const step = Math.floor((360 * 86_400_000) / n);
  let text = 'customer,event,time,channel,amount,currency,page,device,visits\n';
  for (let i = 0; i < n; i++) {
    const time = new Date(start + i * step).toISOString();
    const amount = random(3) === 0 ? `${random(200)}.${10 + random(90)}` : '';
    text += `c${random(n / 10)},${EVENTS[random(8)]},${time},${['web', 'app', 'shop'][random(3)]},${amount},EUR,/p/${random(500)},"device, ${random(9)}",${random(50)}\n`;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  await new Promise<void>((resolve, reject) => {
    out.on('error', reject);
    out.end(text, resolve);
  });
}

/** The peer: ClickHouse reads the same file into a table of the same columns, with all it needs to be told. */
const PEER = `
  insert into bench_events (workspace, identity, stated_at, message_id, ordinal, happened_at, received_at, kind, name, channel,
    value, currency, properties, context, source, identifiers, batch)
  select '00000000-0000-0000-0000-000000000000', sipHash64(customer), at, hex(sipHash128(customer, event, time, amount, page, device)),
    rowNumberInAllBlocks(), at, now64(3), 'track', event, channel, toDecimal64OrNull(amount, 4), currency,
    concat('{"device":', toJSONString(device), ',"page":', toJSONString(page), ',"visits":', toString(visits), '}'), '{}', 'bench', [sipHash64(customer)], 1
  from (select *, parseDateTime64BestEffort(time, 3, 'UTC') as at from file({file:String}, 'CSVWithNames',
    'customer String, event String, time String, channel String, amount String, currency String, page String, device String, visits UInt32'))
  settings max_partitions_per_insert_block = 0`;

/** A CSV of a million rows imported (parsed, hashed, identified, durable in both stores) beside ClickHouse reading it by itself. */
export async function run({ events: n = 1_000_000 }: BenchOptions): Promise<Measurement[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'waymark-bench-import-'));
  const file = path.join(dir, 'events.csv');
  await generate(file, n);
  const server = await startServer({ port: 0, host: '127.0.0.1', dataDir: path.join(dir, 'data'), demo: false });
  try {
    const { context } = server;
    const { store } = context;
    const { id: workspace } = await firstWorkspace(context);
    const mapping = mappingSchema.parse({
      person: 'customer',
      event: 'event',
      time: 'time',
      channel: 'channel',
      value: 'amount',
      currency: 'currency',
      source: 'bench',
    });
    const { size } = await stat(file);
    const began = performance.now();
    let now = await beginImport(context, workspace, { path: file, file: 'events.csv', bytes: size, mapping });
    while (now.state === 'waiting' || now.state === 'running') {
      await sleep(20);
      now = (await importById(context, workspace, now.id)) ?? now;
    }
    const ours = performance.now() - began;
    if (now.state !== 'done' || now.stored !== n || now.added !== n)
      throw new Error(`Expected ${n} new events, got ${JSON.stringify(now)}`);

    await store.events.command('create table bench_events as events');
    const peerBegan = performance.now();
    await store.events.command(PEER, { params: { file } });
    const peer = performance.now() - peerBegan;
    const [row] = await store.events.query<{ n: string; names: string; value: string }>(
      'select count() as n, uniqExact(name) as names, toString(sum(value)) as value from bench_events',
    );
    const [own] = await store.events.query<{ n: string; names: string; value: string }>(
      "select count() as n, uniqExact(name) as names, toString(sum(value)) as value from events final where source = 'bench'",
    );
    if (JSON.stringify(row) !== JSON.stringify(own)) throw new Error(`The two differ: ${JSON.stringify({ row, own })}`);
    return [
      {
        name: 'import CSV',
        n,
        ours_ms: ours,
        ours_per_s: (n / ours) * 1000,
        peer: 'ClickHouse file() into the same table, without identities, time zones, rejects',
        peer_ms: peer,
        peer_per_s: (n / peer) * 1000,
        ratio: peer / ours,
        bytes: size,
      },
    ];
  } finally {
    await server.close();
    await rm(dir, { recursive: true, force: true });
  }
}
