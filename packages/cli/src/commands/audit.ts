import { Command } from 'commander';
import { z } from 'zod';
import { connected } from '../connection.ts';
import { CommandFailure } from '../failure.ts';
import { type CommonOptions, count, result } from '../output.ts';

const verdictSchema = z.object({
  entries: z.number(),
  head: z.string().nullable(),
  brokenAt: z.number().nullable(),
  anchorFound: z.boolean().nullable(),
});

interface VerifyOptions extends CommonOptions {
  readonly anchor?: string;
}

export function auditCommand(): Command {
  const verify = new Command('verify')
    .description('Check that the log of who did what is as it was written')
    .option('--anchor <hash>', 'the newest hash of an earlier check: proves that nothing was cut off the end since')
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'as JSON')
    .action((options: VerifyOptions) =>
      connected(options, async (connection) => {
        const query = options.anchor === undefined ? '' : `?${new URLSearchParams({ anchor: options.anchor })}`;
        const verdict = verdictSchema.parse((await connection.ask(`/api/v1/audit/verdict${query}`)).body);
        const { entries, head, brokenAt, anchorFound } = verdict;
        result(
          options,
          verdict,
          brokenAt === null
            ? `${count(entries)} entries, each as it was written\nNewest hash: ${head ?? '(the log is empty)'}`
            : `${count(entries)} entries are as they were written`,
        );
        if (brokenAt !== null) throw new CommandFailure(`Entry ${brokenAt} was changed, moved, or taken out`);
        if (anchorFound === false)
          throw new CommandFailure('The anchor is not in the log: entries were cut off its end');
      }),
    );
  return new Command('audit').description('The log of who did what').addCommand(verify);
}
