import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { connected } from '../connection.ts';
import { CommandFailure } from '../failure.ts';
import { type CommonOptions, count, note, result } from '../output.ts';

const begunSchema = z.object({ job: z.string() });
const jobSchema = z.object({
  state: z.string(),
  error: z.string().nullable(),
  result: z.object({ erasures: z.number(), left: z.array(z.string()) }).nullable(),
});

export function privacyCommand(): Command {
  const sweep = new Command('sweep')
    .description(
      'Rewrite the files that erased people were in, so that no byte of them is left; happens every night by itself',
    )
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'as JSON')
    .action((options: CommonOptions) =>
      connected(options, async (connection) => {
        const { job } = begunSchema.parse((await connection.ask('/api/v1/privacy/sweep', { method: 'POST' })).body);
        note('Sweeping …');
        for (;;) {
          const now = jobSchema.parse((await connection.ask(`/api/v1/jobs/${job}`)).body);
          if (now.state === 'waiting' || now.state === 'running') {
            await sleep(200);
            continue;
          }
          if (now.result === null) throw new CommandFailure(now.error ?? `The sweep was ${now.state}`);
          const { erasures, left } = now.result;
          result(options, now.result, `Swept; erasures whose last bytes are gone now: ${count(erasures)}`);
          if (left.length > 0)
            throw new CommandFailure(
              `The database's user may not do the rest; let an administrator run:\n  ${left.join(';\n  ')};`,
            );
          return;
        }
      }),
    );
  return new Command('privacy').description('Forgetting people').addCommand(sweep);
}
