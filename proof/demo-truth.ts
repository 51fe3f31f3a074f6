import { parseArgs } from 'node:util';
import { askWorlds, type Look, looksAt } from '../packages/cli/test/support/look-for-truth.ts';

/**
 * `npm run proof -- demo-truth [--seeds 12] [--people 40]`: what the demo worlds were made from comes back out of their live
 * maps, for so many seeds with so many people a day.
 */
export async function run(args: readonly string[]): Promise<Look[]> {
  const { values } = parseArgs({
    args: [...args],
    options: { seeds: { type: 'string', default: '12' }, people: { type: 'string', default: '40' } },
  });
  const looks: Look[] = [];
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
    const found = looksAt(await askWorlds(seed, Number(values.people)));
    looks.push(...found);
    const worst = found.reduce((one, other) => (Math.abs(other.z) > Math.abs(one.z) ? other : one));
    process.stdout.write(
      `seed ${seed}: ${found.length} numbers; furthest off: ${worst.what}, ${worst.z.toFixed(2)} standard errors\n`,
    );
  }
  const covered = looks.flatMap((look) => look.covered ?? []);
  const squares = looks.reduce((sum, { z }) => sum + z * z, 0) / looks.length;
  process.stdout.write(
    `${looks.length} numbers; mean square of their distances ${squares.toFixed(2)} (1 by chance); ` +
      `intervals of 95 % that hold the truth: ${covered.filter(Boolean).length} of ${covered.length}\n`,
  );
  if (looks.some(({ z }) => !(Math.abs(z) < 5))) throw new Error('A number is further off than chance explains');
  return looks;
}
