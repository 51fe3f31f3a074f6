import { Command } from 'commander';
import { z } from 'zod';
import { type Connection, connected } from '../connection.ts';
import { CommandFailure } from '../failure.ts';
import { type CommonOptions, count, note, result, table } from '../output.ts';
import { saveAnswer } from '../save-answer.ts';

const audienceSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  kind: z.string(),
  rule: z.unknown(),
  people: z.number(),
  current: z.boolean(),
});
const listSchema = z.object({ items: z.array(audienceSchema) });
const historySchema = z.object({
  items: z.array(z.object({ day: z.string(), people: z.number(), entered: z.number(), left: z.number() })),
});

const shared = (command: Command): Command =>
  command.option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)').option('--json', 'as JSON');

async function audiencesOf(connection: Connection) {
  return listSchema.parse((await connection.ask('/api/v1/audiences')).body).items;
}

/** The audience of this id or name. */
async function find(connection: Connection, wanted: string) {
  const all = await audiencesOf(connection);
  const found = all.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  const [one, ...others] = found;
  if (one === undefined)
    throw new CommandFailure(`There is no audience "${wanted}"; there are: ${all.map(({ name }) => name).join(', ')}`);
  if (others.length > 0)
    throw new CommandFailure(`Several audiences are called "${wanted}": ${found.map(({ id }) => id).join(', ')}`);
  return one;
}

function listCommand(): Command {
  return shared(new Command('list').description('Every audience and how many people are in it')).action(
    (options: CommonOptions) =>
      connected(options, async (connection) => {
        const items = await audiencesOf(connection);
        const rows = items.map(({ id, name, kind, people, current }) => [
          id,
          kind,
          current ? count(people) : `${count(people)} …`,
          name,
        ]);
        result(options, items, items.length === 0 ? 'There are no audiences' : table(rows));
      }),
  );
}

interface ShowOptions extends CommonOptions {
  readonly days: string;
}

function showCommand(): Command {
  return shared(
    new Command('show')
      .description('An audience: its rule, and how many people were in it at the end of each of the last days')
      .argument('<audience>', 'its id or name')
      .option('--days <n>', 'so many days', '14'),
  ).action((wanted: string, options: ShowOptions) =>
    connected(options, async (connection) => {
      const audience = await find(connection, wanted);
      const answer = await connection.ask(`/api/v1/audiences/${audience.id}/history?days=${Number(options.days)}`);
      const history = historySchema.parse(answer.body).items;
      const days = history.map(({ day, people, entered, left }) => [
        day,
        count(people),
        `+${count(entered)}`,
        `−${count(left)}`,
      ]);
      const about = [audience.name, audience.description].filter((text) => text !== '').join(': ');
      result(
        options,
        { ...audience, history },
        `${about}\n${audience.kind}, ${count(audience.people)} people\n${JSON.stringify(audience.rule)}\n\n${table(days)}`,
      );
    }),
  );
}

interface ExportOptions extends CommonOptions {
  readonly kinds?: string;
  readonly traits?: string;
}

function exportCommand(): Command {
  return shared(
    new Command('export')
      .description('Write who is in an audience as CSV')
      .argument('<audience>', 'its id or name')
      .argument('[file]', 'file to write; standard output by default')
      .option('--kinds <kinds>', 'kinds of identifiers, apart by commas (user_id,email)')
      .option('--traits <traits>', 'traits, apart by commas'),
  ).action((wanted: string, file: string | undefined, options: ExportOptions) =>
    connected(options, async (connection) => {
      const { id } = await find(connection, wanted);
      const query = new URLSearchParams();
      for (const key of ['kinds', 'traits'] as const) if (options[key] !== undefined) query.set(key, options[key]);
      const bytes = await saveAnswer(await connection.fetch(`/api/v1/audiences/${id}/csv?${query}`), file);
      if (bytes === undefined) return;
      if (options.json) result(options, { file, bytes }, '');
      else note(`Wrote ${file}, ${count(bytes)} bytes`);
    }),
  );
}

export function audiencesCommand(): Command {
  return new Command('audiences')
    .description('Audiences: the people a rule holds for')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(exportCommand());
}
