import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { embeddedPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { endOrphanedPostgres } from './postgres-orphan.ts';
import { commandAs, type RunAs, whoRunsPostgres } from './run-as.ts';

const START_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 30_000;
const FIRST_RESTART_MS = 100;
const LONGEST_RESTART_MS = 10_000;
/** The longest path a unix socket may have, with PostgreSQL's file name behind the folder. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432.lock'.length;
/** The role the cluster is made with: owner of the tables, used by migrations alone. */
export const OWNER_ROLE = 'waymark_owner';

export interface EmbeddedPostgresOptions {
  /** Where the cluster stands; made when missing. */
  readonly folder: string;
  /** Programs of another version (tests); by default those that come with the project. */
  readonly binaries?: PostgresBinaries;
  /** Listen on TCP as well: a port of 127.0.0.1. By default only the unix socket is there. */
  readonly port?: number;
  readonly log?: (message: string) => void;
}

/**
 * A PostgreSQL of our own as a child process, kept alive.
 *
 * States: *starting* (an orphan of an earlier life is ended, the cluster made if missing, `postgres` started and awaited),
 * *serving* (when it dies it is started again with growing pauses; PostgreSQL recovers what was committed), *stopping*
 * (fast shutdown; killed after 30 s).
 */
export interface EmbeddedPostgres {
  /** For `pg`: reaches the cluster over its unix socket as the owner role. */
  readonly url: string;
  /** The postmaster's process id, for tests that kill it. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

interface Running {
  readonly guard: ChildProcess;
  readonly pid: number;
}

async function hand(who: RunAs | undefined, ...folders: string[]): Promise<void> {
  if (who !== undefined) for (const folder of folders) await chown(folder, who.uid, who.gid);
}

/** Makes the cluster in a folder beside and moves it into place, so that a kill half-way leaves nothing that looks whole. */
async function initialise(folder: string, binaries: PostgresBinaries, who: RunAs | undefined): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await hand(who, draft);
  const args = [
    '--pgdata',
    draft,
    '--username',
    OWNER_ROLE,
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--locale',
    'C',
    '--no-instructions',
  ];
  const run = commandAs(who, binaries.initdb, args, [draft]);
  await promisify(execFile)(run.command, run.args, { ...run.options, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}

async function socketFolderFor(folder: string, who: RunAs | undefined): Promise<{ path: string; temporary: boolean }> {
  const beside = `${folder}-socket`;
  const temporary = beside.length > LONGEST_SOCKET_FOLDER;
  const path = temporary ? await mkdtemp(join(tmpdir(), 'waymark-pg-')) : beside;
  await mkdir(path, { recursive: true });
  // Whoever may enter this folder may be anyone in the database, so only the owner may.
  await chmod(path, 0o700);
  await hand(who, path);
  return { path, temporary };
}

function settings(socketFolder: string, port: number | undefined): string[] {
  const values: Record<string, string> = {
    listen_addresses: port === undefined ? '' : '127.0.0.1',
    port: `${port ?? 5432}`,
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '64MB',
    // What is acknowledged is on disk.
    fsync: 'on',
    synchronous_commit: 'on',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '512MB',
    // A file of the log used again would keep what was in it, also of people who were forgotten.
    wal_recycle: 'off',
    autovacuum_naptime: '30s',
    log_min_messages: 'warning',
    logging_collector: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Whether this postmaster says in its pid file that it takes statements; it accepts connections before that. */
async function isReady(folder: string, pid: number): Promise<boolean> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/** Starts the cluster and keeps it running. @throws with PostgreSQL's own words when the first start fails */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder, port, log = () => undefined, binaries = embeddedPostgresBinaries() } = options;
  const who = whoRunsPostgres();
  await mkdir(dirname(folder), { recursive: true });
  await endOrphanedPostgres(folder);
  await initialise(folder, binaries, who);
  const socket = await socketFolderFor(folder, who);
  let stopping = false;
  let running = await launch();
  let restarting: Promise<void> = Promise.resolve();
  watch(running);
  log(`postgres started (process ${running.pid})`);

  async function launch(): Promise<Running> {
    // Killed without warning, the postmaster leaves children that hold the folder for a moment: it is asked again.
    let complaint = '';
    for (const startedAt = performance.now(); performance.now() - startedAt < START_PATIENCE_MS; await pause(200)) {
      const attempt = await launchOnce();
      if (typeof attempt !== 'string') return attempt;
      complaint = attempt;
      if (!/shared memory block|lock file|starting up|already in use/.test(complaint)) break;
    }
    throw new Error(`PostgreSQL did not start: ${complaint.trim()}`);
  }

  async function launchOnce(): Promise<Running | string> {
    const run = commandAs(
      who,
      binaries.postgres,
      ['-D', folder, ...settings(socket.path, port)],
      [folder, socket.path],
    );
    const identity = 'uid' in run.options ? { GUARD_UID: `${run.options.uid}`, GUARD_GID: `${run.options.gid}` } : {};
    const guard = spawn(process.execPath, [join(import.meta.dirname, 'postgres-guard.ts'), run.command, ...run.args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      cwd: '/',
      env: { ...process.env, ...identity, LC_ALL: 'C', PGDATA: undefined },
    });
    guard.stdin?.on('error', () => undefined);
    let complaint = '';
    guard.stderr?.on('data', (chunk: Buffer) => {
      complaint = `${complaint}${chunk}`.slice(-4_000);
    });
    const pid = await new Promise<number>(
      (resolve) => guard.stdout?.once('data', (chunk: Buffer) => resolve(Number(chunk))) ?? resolve(0),
    );
    for (const startedAt = performance.now(); performance.now() - startedAt < START_PATIENCE_MS; await pause(20)) {
      if (guard.exitCode !== null || guard.signalCode !== null)
        return complaint === '' ? 'it ended at once' : complaint;
      if (await isReady(folder, pid)) return { guard, pid };
    }
    guard.kill('SIGKILL');
    return complaint === '' ? 'it does not answer' : complaint;
  }

  function watch(watched: Running): void {
    watched.guard.once('exit', () => {
      if (stopping) return;
      log(`postgres (process ${watched.pid}) ended, restarting`);
      restarting = restart(0);
      restarting.catch(() => undefined);
    });
  }

  async function restart(attempt: number): Promise<void> {
    await pause(Math.min(FIRST_RESTART_MS * 2 ** attempt, LONGEST_RESTART_MS));
    if (stopping) return;
    try {
      await endOrphanedPostgres(folder);
      running = await launch();
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
      return restart(attempt + 1);
    }
    if (stopping) return end(running);
    watch(running);
    log(`postgres restarted (process ${running.pid})`);
  }

  return {
    url: `postgresql://${OWNER_ROLE}@localhost:${port ?? 5432}/postgres?host=${encodeURIComponent(socket.path)}`,
    get pid() {
      return running.guard.exitCode === null && running.guard.signalCode === null ? running.pid : undefined;
    },
    stop: async () => {
      stopping = true;
      await restarting.catch(() => undefined);
      await end(running);
      if (socket.temporary) await rm(socket.path, { recursive: true, force: true });
    },
  };
}

async function end({ guard, pid }: Running): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  guard.stdin?.end();
  const kill = setTimeout(() => {
    process.kill(pid, 'SIGKILL');
    guard.kill('SIGKILL');
  }, STOP_PATIENCE_MS);
  await ended;
  clearTimeout(kill);
}
