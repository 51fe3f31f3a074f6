import { Command, Option } from 'commander';
import { z } from 'zod';
import { connected } from '../connection.ts';
import { CommandFailure } from '../failure.ts';
import { storeMapFile } from '../map-file.ts';
import { type CommonOptions, result, table } from '../output.ts';

const listSchema = z.object({
  items: z.array(z.looseObject({ id: z.string(), title: z.string(), updatedAt: z.string().optional() })),
});
const templatesSchema = z.object({
  items: z.array(z.object({ id: z.string(), title: z.record(z.string(), z.string()) })),
});
const mapSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  steps: z
    .array(z.looseObject({ id: z.string(), title: z.string().optional(), name: z.string().optional() }))
    .optional(),
});
const share = z.object({ share: z.number() }).loose();
const liveSchema = z.looseObject({
  people: z.number(),
  journeys: z.number().optional(),
  reachedB: share.nullable().optional(),
  fit: share.nullable().optional(),
  steps: z.array(
    z.looseObject({
      id: z.string(),
      people: z.number(),
      touches: z.number().optional(),
      time: z.looseObject({ medianMs: z.number().nullable().optional() }).nullable().optional(),
    }),
  ),
});

const shared = (command: Command): Command =>
  command.option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)').option('--json', 'as JSON');

function duration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return '';
  const minutes = ms / 60_000;
  if (minutes < 90) return `${minutes.toFixed(1)} min`;
  return minutes < 48 * 60 ? `${(minutes / 60).toFixed(1)} h` : `${(minutes / 1440).toFixed(1)} d`;
}

const percent = (part: { share: number } | null | undefined): string =>
  part ? `${(part.share * 100).toFixed(1)} %` : '–';

function listCommand(): Command {
  return shared(new Command('list').description('List the maps')).action((options: CommonOptions) =>
    connected(options, async (connection) => {
      const { items } = listSchema.parse((await connection.ask('/api/v1/maps?limit=200')).body);
      result(
        options,
        items,
        items.length === 0
          ? 'No maps yet'
          : table(items.map(({ id, title, updatedAt }) => [id, title, updatedAt ?? ''])),
      );
    }),
  );
}

interface CreateOptions extends CommonOptions {
  readonly template?: string;
  readonly language: string;
  readonly title?: string;
}

function createCommand(): Command {
  return shared(
    new Command('create')
      .description('Create a map from a JSON file (one of the same id is replaced) or from a template')
      .argument('[file]', 'journey map as JSON')
      .option('--template <id>', 'a template; list shows them when it is wrong')
      .addOption(new Option('--language <language>', 'language of the template').choices(['de', 'en']).default('de'))
      .option('--title <title>', 'title of the map'),
  ).action((file: string | undefined, options: CreateOptions) => {
    if ((file === undefined) === (options.template === undefined))
      throw new CommandFailure('Expected either a file or --template', 2);
    return connected(options, async (connection) => {
      if (file !== undefined) {
        const stored = await storeMapFile(connection, file);
        result(options, stored, `${stored.replaced ? 'Replaced' : 'Created'} ${stored.id} ${stored.title}`);
        return;
      }
      const { items } = templatesSchema.parse((await connection.ask('/api/v1/maps/templates')).body);
      const template = items.find(({ id }) => id === options.template);
      if (template === undefined)
        throw new CommandFailure(
          `No template "${options.template}"; there are ${items.map(({ id }) => id).join(', ')}`,
          2,
        );
      const title = options.title ?? template.title[options.language] ?? template.id;
      const json = { template: template.id, language: options.language, title };
      const made = mapSchema.parse((await connection.ask('/api/v1/maps', { json })).body);
      result(options, made, `Created ${made.id} ${made.title}`);
    });
  });
}

interface LiveOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
}

function liveCommand(): Command {
  return shared(
    new Command('live')
      .description('Show the live numbers of a map')
      .argument('<map>', 'id of the map, or its title')
      .option('--from <time>', 'journeys from this time on (ISO 8601)')
      .option('--to <time>', 'journeys before this time'),
  ).action((wanted: string, options: LiveOptions) =>
    connected(options, async (connection) => {
      const { items } = listSchema.parse((await connection.ask('/api/v1/maps?limit=200')).body);
      const found = items.find(({ id, title }) => id === wanted || title === wanted);
      if (found === undefined) throw new CommandFailure(`No map "${wanted}"; ./waymark maps list shows them`);
      const query = new URLSearchParams();
      if (options.from !== undefined) query.set('from', options.from);
      if (options.to !== undefined) query.set('to', options.to);
      const path = `/api/v1/maps/${encodeURIComponent(found.id)}`;
      const { body } = await connection.ask(`${path}/live?${query}`);
      if (options.json) {
        result(options, body, '');
        return;
      }
      const live = liveSchema.parse(body);
      const map = mapSchema.parse((await connection.ask(path)).body);
      const titles = new Map((map.steps ?? []).map((step) => [step.id, step.title ?? step.name ?? step.id]));
      const head = `${map.title}: ${live.people} people, ${live.journeys ?? live.people} journeys, reached B ${percent(live.reachedB)}, fit ${percent(live.fit)}`;
      const rows = live.steps.map((step) => [
        titles.get(step.id) ?? step.id,
        String(step.people),
        String(step.touches ?? ''),
        duration(step.time?.medianMs),
      ]);
      result(options, body, `${head}\n\n${table([['step', 'people', 'touches', 'median time'], ...rows])}`);
    }),
  );
}

export function mapsCommand(): Command {
  return new Command('maps')
    .description('Journey maps: list, create, live numbers')
    .addCommand(listCommand())
    .addCommand(createCommand())
    .addCommand(liveCommand());
}
