import { isLanguage, type Language, pickLanguage } from '@waymark/text';
import { readDevice, writeDevice } from './device-storage.ts';

/** Light, dark, or whatever the device says. */
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * What a person sets once. Kept in the browser, for members also on the server (`follow-profile.ts`); the same keys stand
 * in public/first-paint.js.
 */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** IANA zone times are shown in; null = the device's own. */
  readonly timeZone: string | null;
}

const LANGUAGE_KEY = 'waymark.language';
const THEME_KEY = 'waymark.theme';
const TIME_ZONE_KEY = 'waymark.timeZone';

/** A zone this browser knows; one it does not know would fail every date on the page. */
export function knownZone(zone: string | null): string | null {
  if (zone === null) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone === '' ? null : zone;
  } catch {
    return null;
  }
}

/** The zone of the device. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function readPreferences(): Preferences {
  const language = readDevice(LANGUAGE_KEY);
  const theme = readDevice(THEME_KEY);
  return {
    language: isLanguage(language) ? language : pickLanguage(navigator.languages),
    theme: THEMES.find((known) => known === theme) ?? 'system',
    timeZone: knownZone(readDevice(TIME_ZONE_KEY)),
  };
}

export function writePreferences({ language, theme, timeZone }: Partial<Preferences>): void {
  if (language !== undefined) writeDevice(LANGUAGE_KEY, language);
  if (theme !== undefined) writeDevice(THEME_KEY, theme);
  if (timeZone !== undefined) writeDevice(TIME_ZONE_KEY, timeZone);
}

/** Puts the preferences on the document. */
export function applyPreferences({ language, theme }: Preferences): void {
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.lang = language;
}
