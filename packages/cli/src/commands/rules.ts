import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { connected } from '../connection.ts';
import { CommandFailure } from '../failure.ts';
import { type CommonOptions, count, result, table } from '../output.ts';

const problemsSchema = z.object({
  problems: z.array(z.object({ code: z.string(), path: z.array(z.union([z.string(), z.number()])), name: z.string() })),
});

const countSchema = z.object({
  people: z.number(),
  of: z.number(),
  sample: z.array(
    z.object({
      id: z.string(),
      identifiers: z.array(z.object({ kind: z.string(), value: z.string() })),
      events: z.number(),
      lastAt: z.string().nullable(),
    }),
  ),
});

interface CountOptions extends CommonOptions {
  readonly sample: number;
}

/** Reads a rule from a file, or (`-`) from standard input. What it says is looked at by the server. */
async function readRule(file: string): Promise<unknown> {
  try {
    return JSON.parse(file === '-' ? await text(process.stdin) : await readFile(file, 'utf8'));
  } catch (error) {
    throw new CommandFailure(`Cannot read the rule: ${error instanceof Error ? error.message : error}`);
  }
}

const ruleFile = () => new Argument('<file>', 'the rule as JSON; - reads standard input');

function numberOfPeople(value: string): number {
  if (!/^\d{1,2}$/.test(value) || Number(value) > 50) throw new InvalidArgumentError('expected 0 to 50');
  return Number(value);
}

function countCommand(): Command {
  return new Command('count')
    .description('Count the people a rule holds for now, and name some')
    .addArgument(ruleFile())
    .option('--sample <people>', 'how many of them to name', numberOfPeople, 10)
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'as JSON')
    .action(async (file: string, options: CountOptions) => {
      const rule = await readRule(file);
      await connected(options, async (connection) => {
        const answer = await connection.ask('/api/v1/rules/count', { json: { rule, sample: options.sample } });
        const found = countSchema.parse(answer.body);
        const rows = found.sample.map(({ id, identifiers, events, lastAt }) => [
          id,
          identifiers[0]?.value ?? '',
          `${count(events)} events`,
          lastAt ?? '',
        ]);
        result(
          options,
          found,
          [`${count(found.people)} of ${count(found.of)} people`, table(rows)].join('\n').trimEnd(),
        );
      });
    });
}

function checkCommand(): Command {
  return new Command('check')
    .description('Name what a rule speaks of and is not there')
    .addArgument(ruleFile())
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'as JSON')
    .action(async (file: string, options: CommonOptions) => {
      const rule = await readRule(file);
      await connected(options, async (connection) => {
        const found = problemsSchema.parse((await connection.ask('/api/v1/rules/check', { json: { rule } })).body);
        const lines = found.problems.map(
          ({ code, path, name }) => `${path.join('.') || '(the rule)'}: ${code} ${name}`,
        );
        result(options, found, lines.length === 0 ? 'Everything the rule names is there' : lines.join('\n'));
        if (lines.length > 0) throw new CommandFailure(`${lines.length} of its names lead nowhere`);
      });
    });
}

export function rulesCommand(): Command {
  return new Command('rules')
    .description('For whom a rule holds')
    .addCommand(countCommand())
    .addCommand(checkCommand());
}
