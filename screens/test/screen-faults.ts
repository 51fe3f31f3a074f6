import { z } from 'zod';
import { picture, violationsOn } from '../../packages/web/test/browser.ts';
import type { WorldServer } from '../demo-server.ts';
import type { Screen } from '../screen.ts';
import { screens } from '../screens.ts';
import type { Viewing } from '../show-screen.ts';
import { layoutFaultsOn, unseenFocusOn, wordFaultsOn } from './page-faults.ts';

const WIDE = { width: 1440, height: 900 } as const;
const MIDDLE = { width: 1024, height: 768 } as const;
const NARROW = { width: 390, height: 844 } as const;
const SIZES = [WIDE, MIDDLE, NARROW] as const;

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** What stands on the maps of a server, which nobody translates. */
export async function contentOf({ ask }: WorldServer): Promise<ReadonlySet<string>> {
  const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await ask('/api/v1/maps'));
  const maps = await Promise.all(items.map(({ id }) => ask(`/api/v1/maps/${id}`)));
  return new Set([...maps, await ask('/api/v1/touchpoints')].flatMap(stringsIn));
}

/**
 * Everything that is wrong with a screen, in sentences.
 * @param whole every look for barriers with every rule and in both languages, which takes the most time; otherwise all rules
 *   wide and light in German, and narrow and dark those that depend on theme and width: what bears a name in one language
 *   bears it in both
 */
export async function faultsOf(
  viewing: Viewing,
  screen: Screen,
  content: ReadonlySet<string>,
  whole: boolean,
): Promise<string[]> {
  return screen.trouble === undefined
    ? faultsOfScreen(viewing, screen, content, whole)
    : faultsOfTrouble(viewing, screen, content);
}

async function faultsOfScreen(
  viewing: Viewing,
  screen: Screen,
  content: ReadonlySet<string>,
  whole: boolean,
): Promise<string[]> {
  const faults: string[] = [];
  const note = (where: string, found: readonly string[]) => faults.push(...found.map((one) => `${where}: ${one}`));
  const german = await viewing.show(screen, { ...WIDE, language: 'de', theme: 'light' });
  const { page } = german;
  note('de', await wordFaultsOn(page, 'de', content));
  note('1440 light', await violationsOn(page));
  await picture(page, `${screen.name}-1440-light-de`);
  note('by keys', await unseenFocusOn(page));
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    note(`de ${size.width}`, await layoutFaultsOn(page));
  }
  note('390 dark', await violationsOn(page, whole ? undefined : 'look'));
  await picture(page, `${screen.name}-390-dark-de`);
  note('de console', german.complaints);
  await page.close();

  const english = await viewing.show(screen, { ...WIDE, language: 'en', theme: 'dark' });
  note('en', await wordFaultsOn(english.page, 'en', content));
  if (whole) note('en 1440 dark', await violationsOn(english.page));
  for (const size of SIZES) {
    await english.page.setViewportSize(size);
    note(`en ${size.width}`, await layoutFaultsOn(english.page));
    if (size === MIDDLE) await picture(english.page, `${screen.name}-1024-dark-en`);
  }
  note('en console', english.complaints);
  await english.page.close();
  return faults;
}

/** Waiting, failing and refusing are made of few parts: each is looked at in one theme and language, by turns. */
async function faultsOfTrouble(viewing: Viewing, screen: Screen, content: ReadonlySet<string>): Promise<string[]> {
  const turn = screens.indexOf(screen) % 4;
  const language = turn < 2 ? 'de' : 'en';
  const theme = turn % 2 === 0 ? 'light' : 'dark';
  const { page, complaints } = await viewing.show(screen, { ...WIDE, language, theme });
  const faults = [...(await wordFaultsOn(page, language, content)), ...(await violationsOn(page))];
  await picture(page, `${screen.name}-1440-${theme}-${language}`);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    faults.push(...(await layoutFaultsOn(page)).map((one) => `${size.width}: ${one}`));
  }
  await page.close();
  return [...faults, ...complaints].map((one) => `${language} ${theme}: ${one}`);
}
