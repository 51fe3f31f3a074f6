// npm start: prepares everything, then runs `waymark start`.
import { entry } from './entry.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';
import { ensureRuntime, NODE_FLAGS } from './runtime.mjs';
import { ensureWebBuilt } from './web-build.mjs';

entry(async () => {
  const node = await ensureRuntime();
  await ensureInstalled();
  await ensureWebBuilt(node);
  await run(node, [...NODE_FLAGS, inRoot('packages', 'cli', 'src', 'main.ts'), 'start', ...process.argv.slice(2)]);
});
