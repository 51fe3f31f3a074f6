// npm run bench -- [names] [--events N] [--json]
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
  const names = process.argv.slice(2).filter((argument) => /^[a-z]/.test(argument));
  const inBrowser = names.length === 0 || names.includes('screens');
  if (inBrowser) await ensureWebBuilt(node);
  const env = inBrowser ? { ...process.env, CHROMIUM_PATH: await ensureChromium() } : process.env;
  await run(node, [...NODE_FLAGS, inRoot('bench', 'main.ts'), ...process.argv.slice(2)], { env });
});
