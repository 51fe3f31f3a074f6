import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { configurationOf, connected } from '../connection.ts';
import { CommandFailure } from '../failure.ts';
import { type CommonOptions, result, table } from '../output.ts';

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}

const LEAST_FREE_BYTES = 1024 ** 3;

function folderFinding(dataDir: string): Finding {
  const at = existsSync(dataDir) ? dataDir : path.dirname(dataDir);
  try {
    accessSync(at, constants.W_OK);
    const { bavail, bsize } = statfsSync(at);
    const free = bavail * bsize;
    return {
      what: 'data folder',
      ok: free > LEAST_FREE_BYTES,
      detail: `${dataDir}, ${(free / 1024 ** 3).toFixed(1)} GB free`,
    };
  } catch (error) {
    return { what: 'data folder', ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check runtime, data folder, stores and server')
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'as JSON')
    .action(async (options: CommonOptions) => {
      const findings: Finding[] = [];
      const [major = 0] = process.versions.node.split('.').map(Number);
      findings.push({
        what: 'runtime',
        ok: major >= 22,
        detail: `Node ${process.versions.node}, ${process.platform}-${process.arch}`,
      });
      findings.push(folderFinding((await configurationOf(options)).dataDir));
      try {
        await connected(options, async (connection) => {
          findings.push({
            what: 'server',
            ok: true,
            detail: connection.own ? 'not running; started for this check' : connection.url,
          });
          const ready = await connection.fetch('/readyz', { accept: [503] });
          findings.push({ what: 'stores', ok: ready.ok, detail: (await ready.text()).slice(0, 200) });
          const { body } = await connection.ask('/api/v1/session');
          findings.push({ what: 'sign-in', ok: body !== undefined, detail: 'the token of the data folder works' });
        });
      } catch (error) {
        findings.push({ what: 'server', ok: false, detail: error instanceof Error ? error.message : String(error) });
      }
      result(options, findings, table(findings.map(({ what, ok, detail }) => [ok ? 'ok' : 'BAD', what, detail])));
      if (findings.some(({ ok }) => !ok)) throw new CommandFailure('Something is not as it should be');
    });
}
