// A process of its own that opens a store in the folder named and holds it until its standard input ends:
//   node hold-store.ts FOLDER
// Says one line: `open`, or `refused: ` and why.
import { openStore } from '../src/open-store.ts';

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('hold-store needs a folder');
try {
  const store = await openStore({ dataDir });
  process.stdout.write('open\n');
  process.stdin.on('end', () => void store.close().then(() => process.exit(0))).resume();
} catch (error) {
  process.stdout.write(`refused: ${error instanceof Error ? error.message : error}\n`, () => process.exit(1));
}
