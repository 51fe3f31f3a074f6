import { Command } from 'commander';
import { z } from 'zod';
import { configurationOf, connected } from '../connection.ts';
import { type CommonOptions, note, result } from '../output.ts';

const madeSchema = z.object({ secret: z.string() });

interface LinkOptions extends CommonOptions {
  readonly email?: string;
}

export function linkCommand(): Command {
  return new Command('link')
    .description('Make a link that signs in once, within a day; also for someone who lost his password')
    .option(
      '--email <address>',
      'whom it signs in; he then sets a new password. Without it: nobody in particular, with all rights',
    )
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'as JSON')
    .action((options: LinkOptions) =>
      connected(options, async (connection) => {
        const { email } = options;
        const { body } = await connection.ask('/api/v1/sign-in-links', { json: email === undefined ? {} : { email } });
        const { publicUrl, port } = await configurationOf(options);
        // A server this command has started for itself is gone when the link is followed.
        const at = publicUrl ?? (connection.own === undefined ? connection.url : `http://127.0.0.1:${port}`);
        const url = `${at.replace(/\/$/, '')}/sign-in?code=${madeSchema.parse(body).secret}`;
        result(options, { url }, url);
        if (connection.own !== undefined) note('It works as soon as Waymark runs (npm start).');
      }),
    );
}
