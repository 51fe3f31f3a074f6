import { type Text, textIn } from '@waymark/text';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { applyPreferences, type Preferences, readPreferences, writePreferences } from './preferences.ts';

interface PreferencesValue extends Preferences {
  readonly text: Text;
  change(part: Partial<Preferences>): void;
}

const PreferencesContext = createContext<PreferencesValue | null>(null);

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(readPreferences);
  useEffect(() => {
    applyPreferences(preferences);
    const device = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => applyPreferences(preferences);
    device.addEventListener('change', follow);
    return () => device.removeEventListener('change', follow);
  }, [preferences]);
  const value = useMemo<PreferencesValue>(
    () => ({
      ...preferences,
      text: textIn(preferences.language),
      change(part) {
        const next = { ...preferences, ...part };
        writePreferences(next);
        setPreferences(next);
      },
    }),
    [preferences],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export function usePreferences(): PreferencesValue {
  const value = use(PreferencesContext);
  if (value === null) throw new Error('usePreferences needs a PreferencesProvider above it');
  return value;
}

/** The sentences and number formats of the chosen language. */
export function useText(): Text {
  return usePreferences().text;
}
