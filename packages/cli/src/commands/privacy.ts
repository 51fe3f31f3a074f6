import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { connected } from '../connection.ts';
import { CommandFailure } from '../failure.ts';
import { type CommonOptions, count, note, result, table } from '../output.ts';

const requestsSchema = z.object({
  items: z.array(
    z.object({
      reference: z.string(),
      kind: z.string(),
      state: z.string(),
      receivedOn: z.string(),
      dueOn: z.string(),
      daysLeft: z.number().nullable(),
      person: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
  counts: z.object({ all: z.number(), unclosed: z.number(), overdue: z.number() }),
});
type Listed = z.infer<typeof requestsSchema>['items'][number];

function termOf({ daysLeft }: Listed): string {
  if (daysLeft === null) return '';
  return daysLeft < 0 ? `${-daysLeft} days overdue` : `${daysLeft} days left`;
}

function requestsCommand(): Command {
  return new Command('requests')
    .description('Requests of people: those to be answered first, by their deadline')
    .option('--all', 'closed ones as well')
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'as JSON')
    .action((options: CommonOptions & { readonly all?: boolean }) =>
      connected(options, async (connection) => {
        const items: Listed[] = [];
        let counts = { all: 0, unclosed: 0, overdue: 0 };
        let cursor: string | null = '0';
        while (cursor !== null) {
          const query: string = `limit=200&cursor=${cursor}${options.all ? '' : '&filter=unclosed'}`;
          const page = requestsSchema.parse((await connection.ask(`/api/v1/privacy/requests?${query}`)).body);
          items.push(...page.items);
          ({ nextCursor: cursor, counts } = page);
        }
        const rows = items.map((one) => [one.reference, one.kind, one.state, one.dueOn, termOf(one), one.person]);
        const lines =
          rows.length === 0 ? '' : `${table([['Request', 'Kind', 'State', 'Due', '', 'Person'], ...rows])}\n`;
        const sum = `${count(counts.unclosed)} to be answered, ${count(counts.overdue)} of them overdue`;
        result(options, { items, counts }, `${lines}${sum}`);
      }),
    );
}

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
  return new Command('privacy')
    .description('Requests of people, and forgetting them')
    .addCommand(requestsCommand())
    .addCommand(sweep);
}
