// Starts chDB with its HTTP interface in this process: by `superviseChdb`, or by hand:
//   node src/main.ts --path ./events --port 8123 [--host 127.0.0.1] [--socket PATH] [--user NAME] [--password-env NAME]
import { parseArgs } from 'node:util';
import { startChdbServer } from './chdb-server.ts';

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
  const password = process.env[values['password-env']];
  const server = await startChdbServer({
    path: values.path,
    listen:
      values.socket === undefined ? { host: values.host, port: Number(values.port) } : { socketPath: values.socket },
    user: values.user,
    ...(password === undefined ? {} : { password }),
    ...(values['memory-limit'] === undefined ? {} : { memoryLimitBytes: Number(values['memory-limit']) }),
  });
  process.stdout.write(`${JSON.stringify({ ready: true, url: server.url })}\n`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    // The engine can hang while it ends; everything acknowledged is on disk by then.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 15_000).unref();
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', values['with-parent'] ? () => undefined : stop);
  if (values['with-parent']) process.stdin.on('end', stop).on('error', stop).resume();
}

main().catch((error: unknown) => {
  process.stdout.write(
    `${JSON.stringify({ ready: false, error: error instanceof Error ? error.message : String(error) })}\n`,
    () => process.exit(1),
  );
});
