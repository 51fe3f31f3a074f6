import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { closeWorlds } from './generated-world.ts';
import type { Bench, Measurement } from './measurement.ts';

/** The files beside the benches that are not one. */
const NOT_A_BENCH = new Set(['main', 'measurement', 'generated-world', 'rule-conditions']);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .filter((name) => !NOT_A_BENCH.has(name))
  .sort();

function show(measurement: Measurement): string {
  const figures = Object.entries(measurement)
    .filter(([key, value]) => key !== 'name' && value !== undefined)
    .map(
      ([key, value]) =>
        `${key} ${typeof value === 'number' ? Number(value.toPrecision(4)).toLocaleString('en') : value}`,
    );
  return `${measurement.name}: ${figures.join(', ')}`;
}

async function main(): Promise<void> {
  const unknown = positionals.filter((name) => !known.includes(name));
  const events = values.events === undefined ? undefined : Number(values.events);
  if (values.help || unknown.length > 0 || (events !== undefined && !(events > 0))) {
    process.stderr.write(`npm run bench -- [${known.join('|')} …] [--events N] [--json]\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  try {
    for (const name of positionals.length > 0 ? positionals : known) {
      const { run } = (await import(`./${name}.ts`)) as { run: Bench };
      for (const measurement of await run({ json: values.json, ...(events === undefined ? {} : { events }) })) {
        process.stdout.write(`${values.json ? JSON.stringify(measurement) : show(measurement)}\n`);
      }
    }
  } finally {
    await closeWorlds();
  }
}

await main();
