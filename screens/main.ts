import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Look, launchBrowser } from '../packages/web/test/browser.ts';
import { startDemoServer, startEmptyServer } from './demo-server.ts';
import type { Screen } from './screen.ts';
import { screens } from './screens.ts';
import { Viewing } from './show-screen.ts';
import { contentOf, faultsOf } from './test/screen-faults.ts';

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
const USAGE = `npm run screens -- [names] [--out FOLDER] [--readme] [--check]

Fills a server of its own with the demo world and takes pictures of its screens: every width, theme and language into
--out (screens/pictures), or with --readme the few that stand in the README into docs/images. With --check it takes none and
looks for barriers, words of the wrong language and what does not fit, on every screen in every state.
`;

/** Pictures of a screen: it is opened once a size and language, and turned from light to dark. */
async function take(
  viewing: Viewing,
  screen: Screen,
  looks: readonly Omit<Required<Look>, 'tour' | 'theme'>[],
  themes: readonly Required<Look>['theme'][],
  fileOf: (look: Omit<Required<Look>, 'tour'>) => string,
): Promise<void> {
  for (const look of looks) {
    const { page } = await viewing.show(screen, { ...look, theme: 'light' });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.waitForTimeout(SETTLE_MS);
      const file = fileOf({ ...look, theme });
      await page.screenshot({ path: file });
      process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
    }
    await page.close();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string', default: path.join(import.meta.dirname, 'pictures') },
      readme: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
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
  const empty = await startEmptyServer();
  const browser = await launchBrowser();
  const viewing = new Viewing(browser, { demo, empty });
  const languages = ['de', 'en'] as const;
  try {
    if (values.check) {
      const content = await contentOf(demo);
      for (const screen of wanted) {
        const faults = await faultsOf(viewing, screen, content, true);
        process.stdout.write(`${screen.name}: ${faults.length === 0 ? 'fine' : faults.join('\n  ')}\n`);
        if (faults.length > 0) process.exitCode = 1;
      }
      return;
    }
    mkdirSync(values.readme ? README_IMAGES : values.out, { recursive: true });
    for (const screen of wanted) {
      if (!values.readme) {
        const looks = SIZES.flatMap((size) => languages.map((language) => ({ ...size, language })));
        await take(viewing, screen, looks, ['light', 'dark'], ({ width, theme, language }) =>
          path.join(values.out, `${screen.name}-${width}-${theme}-${language}.png`),
        );
      } else if (screen.readme !== undefined) {
        const looks = languages.map((language) => ({ ...README_SIZE, language }));
        await take(viewing, screen, looks, [screen.readme.theme], ({ language }) =>
          path.join(README_IMAGES, `${screen.name}-${language}.png`),
        );
      }
    }
  } finally {
    await browser.close();
    await empty.close();
    await demo.close();
  }
}

await main();
