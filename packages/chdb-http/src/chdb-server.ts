import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { Connections } from './connections.ts';
import { makeHandler } from './http-handler.ts';
import type { ListenAddress } from './listen-address.ts';
import { ResultPipes } from './result-pipe.ts';

const KIB = 1024;
const MIB = KIB ** 2;
const GIB = KIB ** 3;
const LONGEST_BOUND_STATEMENT_BYTES = 256 * MIB;
/** Beyond it the system refuses to bind a unix socket, with a message that does not say so. */
const LONGEST_SOCKET_PATH = 100;

export interface ChdbServerOptions {
  /** The data folder; chDB locks it, so a second process is refused. */
  readonly path: string;
  readonly listen: ListenAddress;
  /** User and password asked for; by default `default` without password (rely on the socket's permissions). */
  readonly user?: string;
  readonly password?: string;
  /** The most memory all statements together may use, in bytes; without it chDB's own limit (a share of the machine's). */
  readonly memoryLimitBytes?: number;
  /** The most decompressed bytes of one insert's rows; 16 GiB. */
  readonly mostRowBytes?: number;
}

export interface ChdbServer {
  readonly url: string;
  /** Lets what is under way end for `graceMs` (5 s), then ends it, and closes the database. */
  close(graceMs?: number): Promise<void>;
}

/** What chDB reads only from a configuration file (given as arguments, these were ignored without a word). */
function configuration(memoryLimitBytes: number | undefined): string {
  const limit =
    memoryLimitBytes === undefined ? '' : `<max_server_memory_usage>${memoryLimitBytes}</max_server_memory_usage>`;
  // An acknowledged insert is on disk. Without noticeable cost beside parsing JSON; about 20 % of the fastest inserts.
  return `<clickhouse>${limit}<merge_tree><fsync_after_insert>1</fsync_after_insert><fsync_part_directory>1</fsync_part_directory></merge_tree></clickhouse>\n`;
}

/**
 * Opens chDB in this process and serves ClickHouse's HTTP interface over it. Run it in a process of its own
 * (`superviseChdb`): the engine's crash is the process's crash, and it needs UV_THREADPOOL_SIZE set before it starts
 * (`THREADS`), or a cancel would wait behind heavy statements.
 *
 * SQL that arrives here may read files and reach the network (`file()`, `url()`, `postgresql()`): never hand it SQL
 * typed by users.
 *
 * @throws when the data folder is in use or cannot be opened
 */
export async function startChdbServer(options: ChdbServerOptions): Promise<ChdbServer> {
  const { path, listen, user = 'default', password = '', memoryLimitBytes, mostRowBytes = 16 * GIB } = options;
  const workFolder = join(path, 'http');
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  const configurationFile = join(workFolder, `configuration-${process.pid}.xml`);
  await writeFile(configurationFile, configuration(memoryLimitBytes));
  const connections = new Connections(path, [
    `--config-file=${configurationFile}`,
    // As the HTTP interface has it, and as no number of JavaScript can hold them.
    '--output_format_json_quote_64bit_integers=1',
    // Parameters stand in the statement here; with ClickHouse they do not count.
    `--max_query_size=${LONGEST_BOUND_STATEMENT_BYTES}`,
  ]);
  let version: string;
  let formats: ReadonlySet<string>;
  try {
    [version, formats] = await connections.with('control', async ({ session }) => {
      const ask = async (sql: string) => (await session.queryAsync(sql, { format: 'TSVRaw' })).text().trim();
      const names = await ask('SELECT lower(name) FROM system.formats');
      return [await ask('SELECT version()'), new Set(names.split('\n'))];
    });
  } catch (error) {
    throw await unopened(error, path);
  } finally {
    await rm(configurationFile, { force: true });
  }
  // The folder is ours from here on: whatever an earlier process left half-read can go.
  const filesFolder = join(workFolder, 'files');
  const pipesFolder = join(workFolder, 'pipes');
  for (const folder of [filesFolder, pipesFolder]) await rm(folder, { recursive: true, force: true });
  await mkdir(filesFolder, { mode: 0o700 });
  const engine = { connections, pipes: new ResultPipes(pipesFolder), filesFolder, version, formats, mostRowBytes };
  const server = createServer(
    { keepAliveTimeout: 60_000, requestTimeout: 0, maxHeaderSize: 1024 * KIB },
    makeHandler(engine, { user, password }),
  );
  const url = await listenOn(server, listen);
  return {
    url,
    close: async (graceMs = 5_000) => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Streams nobody reads must not keep the process alive.
        setTimeout(() => server.closeAllConnections(), graceMs).unref();
      });
      await connections.close();
    },
  };
}

/** Says of a folder that is in use what to do about it: chDB only says that it could not be opened. */
async function unopened(error: unknown, path: string): Promise<Error> {
  const reason = error instanceof Error ? error.message : String(error);
  // ClickHouse writes its process id there, and holds a lock on the file while it lives.
  const status = await readFile(join(path, 'status'), 'utf8').catch(() => '');
  const owner = Number(/^PID: (\d+)/m.exec(status)?.[1] ?? 0);
  return owner !== 0 && owner !== process.pid && isRunning(owner)
    ? new Error(`The data folder ${path} is in use by another process (${owner}): stop that one first`)
    : new Error(`chDB cannot open the data folder ${path}: ${reason}`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function listenOn(server: Server, listen: ListenAddress): Promise<string> {
  if ('socketPath' in listen) {
    const { socketPath } = listen;
    if (Buffer.byteLength(socketPath) > LONGEST_SOCKET_PATH)
      throw new Error(`The socket's path must be at most ${LONGEST_SOCKET_PATH} bytes: ${socketPath}`);
    await mkdir(dirname(socketPath), { recursive: true });
    await rm(socketPath, { force: true });
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if ('socketPath' in listen) {
      // Nobody but the owner may speak to a database without a password.
      const before = process.umask(0o177);
      server.listen(listen.socketPath, resolve);
      process.umask(before);
    } else server.listen(listen.port, listen.host, resolve);
  });
  const address = server.address();
  // Over a unix socket the URL only names the protocol; the agent knows the way.
  if (address === null || typeof address === 'string') return 'http://localhost';
  return address.family === 'IPv6'
    ? `http://[${address.address}]:${address.port}`
    : `http://${address.address}:${address.port}`;
}
