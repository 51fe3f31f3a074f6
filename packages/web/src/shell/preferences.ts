import { isLanguage, type Language, pickLanguage } from '@waymark/text';

/** Light, dark, or whatever the device says. */
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** What a person sets once for this device. Kept in the browser; the same keys stand in public/first-paint.js. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

const LANGUAGE_KEY = 'waymark.language';
const THEME_KEY = 'waymark.theme';

/** Storage may be switched off; then preferences last as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing to do: the choice still holds for this page.
  }
}

export function readPreferences(): Preferences {
  const language = read(LANGUAGE_KEY);
  const theme = read(THEME_KEY);
  return {
    language: isLanguage(language) ? language : pickLanguage(navigator.languages),
    theme: THEMES.find((known) => known === theme) ?? 'system',
  };
}

export function writePreferences(preferences: Preferences): void {
  write(LANGUAGE_KEY, preferences.language);
  write(THEME_KEY, preferences.theme);
}

/** Puts the preferences on the document. */
export function applyPreferences({ language, theme }: Preferences): void {
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.lang = language;
}
