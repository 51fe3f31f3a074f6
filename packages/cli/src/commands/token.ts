import { Command } from 'commander';
import { z } from 'zod';
import { connected } from '../connection.ts';
import { type CommonOptions, result } from '../output.ts';

const madeSchema = z.object({ id: z.string(), secret: z.string() });
const sessionSchema = z.object({ permissions: z.array(z.string()) });

interface CreateOptions extends CommonOptions {
  readonly name: string;
  readonly permission?: readonly string[];
}

export function tokenCommand(): Command {
  const create = new Command('create')
    .description('Make a token for programs; its secret is shown this once')
    .requiredOption('--name <name>', 'what it is for')
    .option('--permission <permission...>', 'what it may do, such as maps:read; everything by default')
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'as JSON')
    .action((options: CreateOptions) =>
      connected(options, async (connection) => {
        const session = sessionSchema.parse((await connection.ask('/api/v1/session')).body);
        const permissions = options.permission ?? session.permissions;
        const { body } = await connection.ask('/api/v1/tokens', { json: { name: options.name, permissions } });
        const made = madeSchema.parse(body);
        result(options, made, made.secret);
      }),
    );
  return new Command('token').description('Tokens for programs').addCommand(create);
}
