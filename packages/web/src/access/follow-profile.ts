import { useEffect } from 'react';
import { knownZone } from '../shell/preferences.ts';
import { usePreferences } from '../shell/preferences-context.tsx';
import { useChangeProfile, useSession } from './session.ts';

/** Lets what a member chose follow him: takes it over when he signs in, and keeps on the server what he chooses here. */
export function useFollowProfile(): void {
  const member = useSession().data?.member ?? null;
  const { adopt, onChange } = usePreferences();
  const { mutate } = useChangeProfile();
  const { id = null, language = null, theme = null, timeZone = null } = member ?? {};
  useEffect(() => {
    if (id === null) return;
    adopt({
      ...(language === null ? {} : { language }),
      ...(theme === null ? {} : { theme }),
      timeZone: knownZone(timeZone),
    });
  }, [id, language, theme, timeZone, adopt]);
  useEffect(() => (id === null ? undefined : onChange((part) => mutate(part))), [id, onChange, mutate]);
}
