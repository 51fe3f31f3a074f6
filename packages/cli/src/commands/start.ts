import { spawn } from 'node:child_process';
import { Command } from 'commander';
import { configurationOf, connect } from '../connection.ts';
import { type CommonOptions, note, progressLine, say } from '../output.ts';

interface StartOptions extends CommonOptions {
  readonly port?: string;
  readonly open: boolean;
}

/** Opens the browser where there is one to open; a server without a screen has none. */
function openBrowser(url: string): void {
  if (process.env.CI || (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)) return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  const child = spawn(command as string, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** Fills an empty server with the demo world, then lets it go on; beside all else the server does. */
async function liveDemo(dataDir: string, url: string, writeKey: string, signal: AbortSignal): Promise<void> {
  const { fillDemoWorld, keepDemoWorldAlive } = await import('../simulation/demo-world.ts');
  const progress = progressLine();
  const options = {
    connection: await connect({ data: dataDir }),
    target: { url, writeKey },
    dataDir,
    signal,
    clock: Date.now,
    onProgress: (share: number) =>
      progress.show(`Filling the demo world: ${Math.round(share * 100)} % (WAYMARK_DEMO=0 starts empty)`),
  };
  try {
    const state = await fillDemoWorld(options);
    progress.end();
    if (state === undefined) return;
    note('The demo world is complete, and goes on while the server runs (WAYMARK_DEMO=0 starts without it).');
    await keepDemoWorldAlive(options, state);
  } catch (error) {
    if (!signal.aborted) note(`The demo world stands still: ${error instanceof Error ? error.message : error}`);
  }
}

export function startCommand(): Command {
  return new Command('start')
    .description('Start the server with its stores')
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--port <number>', 'port to listen on (PORT, else 4700; 0 picks a free one)')
    .option('--no-open', 'do not open the browser')
    .option('--json', 'print where it listens as JSON')
    .action(async (options: StartOptions) => {
      const { startServer } = await import('@waymark/server');
      const configuration = await configurationOf(options);
      const port = options.port === undefined ? configuration.port : Number(options.port);
      const server = await startServer({ ...configuration, port });
      const { url, signInUrl, hasMembers, writeKey } = server;
      // Who has an account signs in with it, or still is; the link is for the first time.
      const open = hasMembers ? (configuration.publicUrl ?? url) : signInUrl;
      const how = hasMembers
        ? `Open:      ${open}  (./waymark link when nobody can sign in any more)`
        : `Sign in:   ${open}`;
      if (options.json) say(JSON.stringify({ url, signInUrl, writeKey, pid: process.pid }));
      else say(`Waymark listens on ${url}\n${how}\nWrite key: ${writeKey}\n(Ctrl-C stops it)`);
      if (options.open && process.stdout.isTTY) openBrowser(open);
      const ending = new AbortController();
      const demo = configuration.demo ? liveDemo(configuration.dataDir, url, writeKey, ending.signal) : undefined;
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      });
      note('Stopping …');
      ending.abort();
      await demo;
      await server.close();
    });
}
