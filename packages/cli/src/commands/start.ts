import { spawn } from 'node:child_process';
import { configurationFromEnvironment, startServer } from '@waymark/server';
import type { Command } from 'commander';
import { makeOutput } from '../output.ts';

interface StartOptions {
  readonly json?: boolean;
  readonly open: boolean;
}

/** Shows the page in the person's browser where there is one; where not, the printed link is enough. */
function openBrowser(url: string): void {
  const headless =
    process.env.CI !== undefined ||
    (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY);
  if (headless || !process.stdout.isTTY) return;
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

/** `waymark start`: the server on its stores, until it is asked to stop. */
export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('Start Waymark (the embedded stores too, where no URL names others)')
    .option('--no-open', 'do not open the browser')
    .option('--json', 'print one JSON document with the address when ready')
    .action(async ({ json = false, open }: StartOptions) => {
      const output = makeOutput(json);
      output.say('Opening the stores …');
      const server = await startServer(configurationFromEnvironment(process.env));
      const { url, signInUrl, writeKey } = server;
      output.result(
        { url, signInUrl, writeKey },
        [
          '',
          `Waymark is running at ${url}`,
          '',
          `  Sign in (once, within a day):  ${signInUrl}`,
          `  Write key for your sources:    ${writeKey}`,
          '',
          'Ctrl+C stops it.',
        ].join('\n'),
      );
      if (open && !json) openBrowser(signInUrl);
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      });
      output.say('Stopping …');
      await server.close();
    });
}
