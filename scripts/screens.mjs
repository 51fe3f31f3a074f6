// npm run screens -- [names] [--out FOLDER] [--readme]
import { ensureChromium } from './chromium.mjs';
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
  const env = { ...process.env, CHROMIUM_PATH: await ensureChromium() };
  await run(node, [...NODE_FLAGS, inRoot('screens', 'main.ts'), ...process.argv.slice(2)], { env });
});
