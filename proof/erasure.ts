import { parseArgs } from 'node:util';
import { type ErasureReport, eraseDuringIngest } from '../packages/server/test/support/erasure/erase-during-ingest.ts';

/** `npm run proof -- erasure [--times 1000] [--people 4000] [--seed N]` */
export async function run(args: readonly string[]): Promise<ErasureReport> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      times: { type: 'string', default: '1000' },
      people: { type: 'string', default: '4000' },
      seed: { type: 'string' },
    },
  });
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
  process.stdout.write(`seed ${seed}\n`);
  const report = await eraseDuringIngest(Number(values.people), Number(values.times), seed);
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  const { left, inFiles, missedInFiles, indexSurplus, kept, acknowledged } = report;
  if (left + inFiles + missedInFiles + Math.abs(indexSurplus) + (acknowledged - kept) !== 0)
    throw new Error('Something is left of erased people, or of others something is lost');
  return report;
}
