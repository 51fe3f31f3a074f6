import { Command, InvalidArgumentError } from 'commander';
import { connected } from '../connection.ts';
import { CommandFailure } from '../failure.ts';
import { type CommonOptions, count, progressLine, result } from '../output.ts';

interface SimulateOptions extends CommonOptions {
  readonly world: string;
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  readonly writeKey?: string;
  readonly map: boolean;
}

const DAY = 86_400_000;

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('Expected a whole number from 1 on.');
  return number;
}

export function simulateCommand(): Command {
  return new Command('simulate')
    .description('Send the events of a simulated world through the tracking protocol')
    .option('--world <name>', 'train (people travel to Berlin) or clinic (patients)', 'train')
    .option('--people <n>', 'how many people', whole, 20_000)
    .option('--days <n>', 'over how many days up to now they come', whole, 180)
    .option('--seed <n>', 'the same seed makes the same people; sending them again adds nothing', whole, 1)
    .option('--write-key <key>', 'the source to send to; the default source of this data folder by default')
    .option('--no-map', 'do not create the map they walk')
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'as JSON')
    .action((options: SimulateOptions) =>
      connected(options, async (connection) => {
        const { eventsBetween } = await import('@waymark/simulator');
        const { sendLists } = await import('../simulation/send-events.ts');
        const { worlds } = await import('../simulation/worlds.ts');
        const world = worlds[options.world];
        if (world === undefined)
          throw new CommandFailure(
            `There is no world "${options.world}"; there are ${Object.keys(worlds).join(', ')}.`,
          );
        const writeKey = options.writeKey ?? connection.writeKey;
        if (options.map)
          await connection.ask('/api/v1/maps', {
            json: { template: world.template, language: 'de' },
            headers: { 'idempotency-key': `demo-${world.key}` },
          });
        const upTo = Date.now();
        const after = upTo - options.days * DAY;
        const progress = progressLine();
        let events = 0;
        const made = { seed: options.seed, peopleADay: options.people / options.days };
        const lists = eventsBetween(world, after, upTo, made, after);
        await sendLists({ url: connection.url, writeKey }, lists, (days, sent) => {
          events = sent;
          progress.show(`${count(sent)} events, ${Math.min(100, Math.round((days / options.days) * 100))} %`);
        });
        progress.end();
        result(options, { world: world.key, events }, `${count(events)} events of the world “${world.key}” sent`);
      }),
    );
}
