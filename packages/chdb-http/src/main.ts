// Starts chDB with its HTTP interface in this process: by `superviseChdb`, or by hand:
//   node src/main.ts --path ./events --port 8123 [--host 127.0.0.1] [--socket PATH] [--user NAME] [--password-env NAME]
//                    [--memory-limit BYTES]
// Says one line of JSON when it is ready ({"ready":true,"url":…}) or cannot start ({"ready":false,"error":…}).
import { parseArgs } from 'node:util';
import { startChdbServer } from './chdb-server.ts';
import { THREADS } from './lanes.ts';

/** Beyond this the engine is hanging; everything acknowledged is on disk by then. */
const LONGEST_STOP_MS = 15_000;

const { values } = parseArgs({
  options: {
    path: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8123' },
    socket: { type: 'string' },
    user: { type: 'string', default: 'default' },
    // A password on the command line would stand in the process list.
    'password-env': { type: 'string', default: 'CHDB_PASSWORD' },
    'memory-limit': { type: 'string' },
    /** End when standard input ends: a parent that dies takes this process along. */
    'with-parent': { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  if (values.path === undefined) throw new Error('--path FOLDER is needed: where the data stands');
  // Node sizes its thread pool before any of our code runs: begin again with the size in place, as the same process.
  if (Number(process.env.UV_THREADPOOL_SIZE ?? 0) < THREADS)
    process.execve?.(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
      ...process.env,
      UV_THREADPOOL_SIZE: String(THREADS),
    });
  const password = process.env[values['password-env']];
  const server = await startChdbServer({
    path: values.path,
    listen:
      values.socket === undefined ? { host: values.host, port: Number(values.port) } : { socketPath: values.socket },
    user: values.user,
    ...(password === undefined ? {} : { password }),
    ...(values['memory-limit'] === undefined ? {} : { memoryLimitBytes: Number(values['memory-limit']) }),
  });
  let stopping = false;
  const stop = (graceMs: number, longestMs: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), longestMs).unref();
    void server.close(graceMs).finally(() => process.exit(0));
  };
  process.on('SIGTERM', () => stop(5_000, LONGEST_STOP_MS));
  // Ctrl-C at the terminal reaches parent and child; the parent decides.
  process.on('SIGINT', () => values['with-parent'] || stop(5_000, LONGEST_STOP_MS));
  if (values['with-parent']) {
    // The parent is gone: nobody waits for answers, and its successor waits for the folder.
    const orphaned = () => stop(0, 2_000);
    process.stdin.on('end', orphaned).on('error', orphaned).on('close', orphaned).resume();
    process.stdout.on('error', () => undefined);
  }
  process.stdout.write(`${JSON.stringify({ ready: true, url: server.url })}\n`);
}

main().catch((error: unknown) => {
  process.stdout.write(
    `${JSON.stringify({ ready: false, error: error instanceof Error ? error.message : String(error) })}\n`,
    () => process.exit(1),
  );
});
