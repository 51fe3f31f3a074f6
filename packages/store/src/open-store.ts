import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type SupervisedChdb, type SuperviseOptions, superviseChdb } from '@waymark/chdb-http';
import { lockDataFolder } from './embedded/data-folder-lock.ts';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { openEvents } from './events/open-events.ts';
import { eventMigrations } from './schema/event-migrations.ts';
import { migrateEvents } from './schema/migrate-events.ts';
import { migrations } from './state/migrations/index.ts';
import { openState } from './state/open-state.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** Where the embedded stores keep everything. */
  readonly dataDir: string;
  /** A PostgreSQL server instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** A ClickHouse server instead of the embedded one. */
  readonly clickhouseUrl?: string | undefined;
  /** One line for whoever operates it: a store started, died, restarted. */
  readonly log?: (message: string) => void;
}

/** What was started, to be ended in reverse order. */
class Endings {
  readonly #endings: (() => Promise<unknown>)[] = [];
  #ended: Promise<void> | undefined;

  add(ending: () => Promise<unknown>): void {
    this.#endings.push(ending);
  }

  /** Whoever asks again waits for the same end. An ending that fails does not keep the others from being run. */
  run(): Promise<void> {
    this.#ended ??= this.#runAll();
    return this.#ended;
  }

  async #runAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const ending of this.#endings.reverse()) {
      await ending().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'The store did not close cleanly.');
  }
}

/** How long an orphaned child may take to end before the folder counts as somebody else's. */
const ORPHAN_PATIENCE_MS = 30_000;
/** The longest path a unix socket may have. */
const LONGEST_SOCKET_PATH = 100;

async function socketPathIn(folder: string, endings: Endings): Promise<string> {
  const path = join(folder, 'events.sock');
  if (path.length <= LONGEST_SOCKET_PATH) return path;
  const temporary = await mkdtemp(join(tmpdir(), 'waymark-events-'));
  endings.add(() => rm(temporary, { recursive: true, force: true }));
  return join(temporary, 'events.sock');
}

/**
 * Opens both stores: the servers named, or embedded ones under the data folder, which then belongs to this process alone.
 * Migrates both before it returns.
 * @throws DataFolderInUse when another process owns the data folder
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, clickhouseUrl, log } = options;
  const dataDir = resolve(options.dataDir);
  const endings = new Endings();
  const logging = log === undefined ? {} : { log };
  try {
    if (databaseUrl === undefined || clickhouseUrl === undefined) {
      await mkdir(dataDir, { recursive: true });
      endings.add(await lockDataFolder(dataDir));
    }
    const startingPostgres =
      databaseUrl === undefined ? startEmbeddedPostgres({ folder: join(dataDir, 'state'), ...logging }) : undefined;
    const startingChdb =
      clickhouseUrl === undefined
        ? startChdb({
            path: join(dataDir, 'events'),
            listen: { socketPath: await socketPathIn(dataDir, endings) },
            ...logging,
          })
        : undefined;
    const [postgres, chdb] = await bothOrNeither(startingPostgres, startingChdb);
    if (postgres !== undefined) endings.add(() => postgres.stop());
    if (chdb !== undefined) endings.add(() => chdb.stop());
    const events = openEvents(chdb?.url ?? clickhouseUrl ?? '', chdb?.agent);
    endings.add(() => events.close());
    const migrateAlso = async () => void (await migrateEvents(events, eventMigrations));
    const state = await openState(postgres?.url ?? databaseUrl ?? '', migrations, migrateAlso, postgres !== undefined);
    endings.add(() => state.close());
    return {
      events,
      state,
      health: async () => ({ events: await checked(() => events.check()), state: await checked(() => state.check()) }),
      processes: () => ({ postgres: postgres?.pid, chdb: chdb?.pid }),
      close: () => endings.run(),
    };
  } catch (error) {
    // The first failure is the one that says what is wrong.
    await endings.run().catch(() => undefined);
    throw error;
  }
}

/**
 * Starts chDB in a folder that is ours by lock: what still holds it is the child of a parent that was killed, on its way out.
 */
async function startChdb(options: SuperviseOptions): Promise<SupervisedChdb> {
  for (const startedAt = performance.now(); ; await pause(100)) {
    try {
      return await superviseChdb(options);
    } catch (error) {
      const held = error instanceof Error && /in use/.test(error.message);
      if (!held || performance.now() - startedAt > ORPHAN_PATIENCE_MS) throw error;
    }
  }
}

/** Waits for both; when one fails, the other is ended before the failure is passed on. */
async function bothOrNeither<A extends { stop(): Promise<void> }, B extends { stop(): Promise<void> }>(
  first: Promise<A> | undefined,
  second: Promise<B> | undefined,
): Promise<[A | undefined, B | undefined]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  for (const one of [a, b]) if (one.status === 'fulfilled') await one.value?.stop();
  throw a.status === 'rejected' ? a.reason : b.status === 'rejected' ? b.reason : undefined;
}

async function checked(check: () => Promise<void>): Promise<{ ok: boolean; detail: string }> {
  try {
    await check();
    return { ok: true, detail: 'ok' };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
