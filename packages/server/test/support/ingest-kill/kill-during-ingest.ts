import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '@waymark/store';
import { followBatches } from '../../../src/collect/index.ts';
import { firstWorkspace } from '../../../src/index.ts';
import { WorkspaceIndex } from '../../../src/insight/event-index.ts';
import { LiveHub } from '../../../src/live.ts';
import { quietLog } from '../test-server.ts';
import { countsOfIndex, type IndexCounts } from './counts-of-index.ts';

/** What is killed, in turn. */
const VICTIMS = ['server', 'chdb', 'postgres'] as const;

const file = (name: string): string => path.join(import.meta.dirname, name);

/** A small seeded generator (mulberry32), so that a run can be repeated as far as processes allow. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Message = { readonly [key: string]: unknown };
const isMessage = (value: unknown): value is Message => typeof value === 'object' && value !== null;

/** Waits for a message with a key; fails when the process ends before. */
function heard(child: ChildProcess, key: string): Promise<Message> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      if (!isMessage(message) || !(key in message)) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(message);
    };
    const onExit = (code: number | null): void =>
      reject(new Error(`The process ended (${code}) before it said "${key}"`));
    child.on('message', onMessage).once('exit', onExit);
  });
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

/** The server under fire, started again whenever it was killed; remembers how far its follower had come. */
class Target {
  readonly seen = new Set<string>();
  position = '0';
  port = 0;
  url = '';
  private child: ChildProcess | undefined;
  private readonly dataDir: string;

  constructor(dataDir: string) {
    this.dataDir = dataDir;
  }

  async start(): Promise<void> {
    const child = fork(file('serve.ts'), [this.dataDir, String(this.port), this.position], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (message: unknown) => {
      if (!isMessage(message) || !Array.isArray(message.seen)) return;
      for (const id of message.seen) this.seen.add(String(id));
      this.position = String(message.position);
    });
    this.child = child;
    const { listening, port } = await heard(child, 'listening');
    this.url = String(listening);
    this.port = Number(port);
  }

  /** Kills -9 the server itself or one of its stores. */
  async kill(victim: (typeof VICTIMS)[number]): Promise<void> {
    const child = this.child;
    if (child === undefined) return;
    if (victim === 'server') {
      child.kill('SIGKILL');
      await ended(child);
      await this.start();
      return;
    }
    const answer = heard(child, 'processes');
    child.send('processes');
    const processes = (await answer).processes;
    const pid = isMessage(processes) ? processes[victim] : undefined;
    if (typeof pid === 'number') process.kill(pid, 'SIGKILL');
  }

  /** What the index holds that followed the feed through the kills. */
  async indexed(): Promise<unknown> {
    const child = this.child;
    if (child === undefined) return undefined;
    const answer = heard(child, 'indexed');
    child.send('index');
    return (await answer).indexed;
  }

  async stop(): Promise<void> {
    const child = this.child;
    if (child === undefined || !child.connected) return;
    child.send('close');
    await ended(child);
  }

  abandon(): void {
    this.child?.kill('SIGKILL');
  }
}

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly stored: number;
}

/**
 * Kills server and stores during ingest, `times` each, and checks that every acknowledged event is there exactly once,
 * was seen by a follower of the feed that lived through it all, and is seen by a follower of another process; that the
 * index of the surviving process and the index of another hold exactly what is stored.
 */
export async function killDuringIngest(times: number, seed: number, say: (line: string) => void): Promise<KillReport> {
  const random = seeded(seed);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-kill-'));
  const target = new Target(dataDir);
  const acknowledged = new Set<string>();
  let load: ChildProcess | undefined;
  try {
    await target.start();
    load = fork(file('load.ts'), [target.url, '10', '4'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    load.on('message', (message: unknown) => {
      if (isMessage(message) && Array.isArray(message.acknowledged))
        for (const id of message.acknowledged) acknowledged.add(String(id));
    });
    for (let round = 0; round < times; round++) {
      for (const victim of VICTIMS) {
        const before = acknowledged.size;
        await sleep(200 + random() * 1300);
        await target.kill(victim);
        // The next blow falls only when events flow again: otherwise nothing is being ingested.
        for (let waited = 0; acknowledged.size <= before + 50; waited++) {
          if (waited > 600)
            throw new Error(`After killing ${victim} (round ${round + 1}) nothing was acknowledged for a minute`);
          await sleep(100);
        }
        say(`round ${round + 1}/${times}: killed ${victim}, ${acknowledged.size} events acknowledged`);
      }
    }
    const done = heard(load, 'done');
    load.send('stop');
    await done;
    const deadline = Date.now() + 30_000;
    const unseen = (): number => [...acknowledged].filter((id) => !target.seen.has(id)).length;
    while (unseen() > 0 && Date.now() < deadline) await sleep(200);
    if (unseen() > 0)
      throw new Error(`${unseen()} of ${acknowledged.size} acknowledged events were not seen by the follower`);
    mustBeWhole('The index that lived through it', (await target.indexed()) as IndexCounts);
    await target.stop();
    const stored = await checkFromAnotherProcess(dataDir, acknowledged);
    return { kills: times * VICTIMS.length, acknowledged: acknowledged.size, stored };
  } finally {
    load?.kill('SIGKILL');
    target.abandon();
    await sleep(500);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

function mustBeWhole(whose: string, { events, people, storedEvents, storedPeople }: IndexCounts): void {
  if (events !== storedEvents || people !== storedPeople || events === 0)
    throw new Error(`${whose} holds ${events} events of ${people} people, not ${storedEvents} of ${storedPeople}`);
}

/** Opens the stores anew: every acknowledged event exactly once, and a follower that begins at the beginning sees all. */
async function checkFromAnotherProcess(dataDir: string, acknowledged: ReadonlySet<string>): Promise<number> {
  const store = await openStore({ dataDir });
  try {
    const rows = await store.events.query<{ message_id: string }>('select message_id from events final');
    const times = new Map<string, number>();
    for (const { message_id } of rows) times.set(message_id, (times.get(message_id) ?? 0) + 1);
    const lost = [...acknowledged].filter((id) => !times.has(id));
    const twice = [...times].filter(([, count]) => count > 1);
    if (lost.length > 0 || twice.length > 0)
      throw new Error(`${lost.length} acknowledged events are lost, ${twice.length} are there more than once`);

    const { id: workspace } = await firstWorkspace({ store });
    const touched = new Set<bigint>();
    let idle = 0;
    const follower = followBatches({ store }, workspace, 0n, async (batches) => {
      idle = 0;
      for (const batch of batches) for (const identity of batch.identities) touched.add(identity);
    });
    while (idle++ < 20) await sleep(100);
    await follower.stop();
    const left = await store.events.query<{ identity: string }>('select distinct identity from events');
    const missed = left.filter(({ identity }) => !touched.has(BigInt(identity)));
    if (missed.length > 0) throw new Error(`A new follower missed ${missed.length} people`);

    const ctx = { store, clock: Date.now, live: new LiveHub(), log: quietLog };
    const index = await WorkspaceIndex.open(ctx, workspace);
    try {
      mustBeWhole('The index of another process', await countsOfIndex(ctx, workspace, index));
    } finally {
      await index.close();
    }
    return rows.length;
  } finally {
    await store.close();
  }
}
