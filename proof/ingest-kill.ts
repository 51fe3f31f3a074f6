import { parseArgs } from 'node:util';
import { type KillReport, killDuringIngest } from '../packages/server/test/support/ingest-kill/kill-during-ingest.ts';

/** `npm run proof -- ingest-kill [--times 20] [--seed N]` */
export async function run(args: readonly string[]): Promise<KillReport> {
  const { values } = parseArgs({
    args: [...args],
    options: { times: { type: 'string', default: '20' }, seed: { type: 'string' } },
  });
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(`seed ${seed}`);
  const report = await killDuringIngest(Number(values.times), seed, say);
  say(
    `${report.kills} kills, ${report.acknowledged} events acknowledged, ${report.stored} stored, each exactly once, all seen`,
  );
  return report;
}
