// npm run proof -- NAME [options]
import { entry } from './entry.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';
import { ensureRuntime, NODE_FLAGS } from './runtime.mjs';

entry(async () => {
  const node = await ensureRuntime();
  await ensureInstalled();
  await run(node, [...NODE_FLAGS, inRoot('proof', 'main.ts'), ...process.argv.slice(2)]);
});
