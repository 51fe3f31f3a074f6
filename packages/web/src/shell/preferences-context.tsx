import { type Text, textIn } from '@waymark/text';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { applyPreferences, type Preferences, readPreferences, writePreferences } from './preferences.ts';

/** Hears what the person chose. */
type Listener = (part: Partial<Preferences>) => void;

interface PreferencesValue extends Preferences {
  readonly text: Text;
  /** The person chooses. */
  change(part: Partial<Preferences>): void;
  /** Takes over what the person chose elsewhere. */
  adopt(part: Partial<Preferences>): void;
  /** Has every choice told to a listener, until the answer is called. */
  onChange(listener: Listener): () => void;
}

const PreferencesContext = createContext<PreferencesValue | null>(null);

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(readPreferences);
  const listener = useRef<Listener | null>(null);
  useEffect(() => {
    applyPreferences(preferences);
    const device = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => applyPreferences(preferences);
    device.addEventListener('change', follow);
    return () => device.removeEventListener('change', follow);
  }, [preferences]);
  const adopt = useCallback((part: Partial<Preferences>) => {
    writePreferences(part);
    setPreferences((before) => ({ ...before, ...part }));
  }, []);
  const change = useCallback(
    (part: Partial<Preferences>) => {
      adopt(part);
      listener.current?.(part);
    },
    [adopt],
  );
  const onChange = useCallback((heard: Listener) => {
    listener.current = heard;
    return () => {
      listener.current = null;
    };
  }, []);
  const value = useMemo<PreferencesValue>(
    () => ({
      ...preferences,
      text: textIn(preferences.language, preferences.timeZone === null ? {} : { timeZone: preferences.timeZone }),
      change,
      adopt,
      onChange,
    }),
    [preferences, change, adopt, onChange],
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
