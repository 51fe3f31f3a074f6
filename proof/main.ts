import { readdirSync } from 'node:fs';

/** A proof file `proof/NAME.ts` exports `run(args)`, which throws when the proof fails. */
type Proof = (args: readonly string[]) => Promise<unknown>;

const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3))
  .sort();

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !known.includes(name)) {
  process.stderr.write(`npm run proof -- NAME [options]\nKnown proofs: ${known.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const { run } = (await import(`./${name}.ts`)) as { run: Proof };
  await run(args);
}
