import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { type DemoServer, startDemoServer } from './demo-server.ts';
import { type Look, launchBrowser, openPage } from './open-page.ts';
import { type Screen, screens } from './screens.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const README_IMAGES = path.join(ROOT, 'docs', 'images');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;
const README_SIZE = { width: 1440, height: 900 } as const;
/** Numbers count up and fonts arrive. */
const SETTLE_MS = 700;
const USAGE = `npm run screens -- [names] [--out FOLDER] [--readme]

Fills a server of its own with the demo world and takes pictures of its screens: every width, theme and language into
--out (screens/pictures), or with --readme the few that stand in the README into docs/images.
`;

async function take(browser: Browser, demo: DemoServer, screen: Screen, look: Look, file: string): Promise<void> {
  const page = await openPage(browser, demo, look, screen.signedOut !== true);
  await page.goto(demo.url + screen.address(demo));
  await page.locator(screen.shows).first().waitFor({ timeout: 60_000 });
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: file });
  await page.context().close();
  process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string', default: path.join(import.meta.dirname, 'pictures') },
      readme: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !screens.some((screen) => screen.name === name));
  if (values.help || unknown.length > 0) {
    process.stderr.write(`${USAGE}Screens: ${screens.map(({ name }) => name).join(', ')}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const wanted = screens.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const demo = await startDemoServer(values.readme ? 111 : 30);
  const browser = await launchBrowser();
  try {
    if (values.readme) {
      mkdirSync(README_IMAGES, { recursive: true });
      for (const screen of wanted) {
        if (screen.readme === undefined) continue;
        for (const language of ['de', 'en'] as const) {
          const file = path.join(README_IMAGES, `${screen.name}-${language}.png`);
          await take(browser, demo, screen, { ...README_SIZE, language, ...screen.readme }, file);
        }
      }
      return;
    }
    mkdirSync(values.out, { recursive: true });
    for (const screen of wanted) {
      for (const size of SIZES) {
        for (const theme of ['light', 'dark'] as const) {
          for (const language of ['de', 'en'] as const) {
            const file = path.join(values.out, `${screen.name}-${size.width}-${theme}-${language}.png`);
            await take(browser, demo, screen, { ...size, theme, language }, file);
          }
        }
      }
    }
  } finally {
    await browser.close();
    await demo.close();
  }
}

await main();
