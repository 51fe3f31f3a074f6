import { LOCALE } from '@waymark/text';
import { useId, useMemo } from 'react';
import { deviceZone } from '../shell/preferences.ts';
import { usePreferences } from '../shell/preferences-context.tsx';
import page from '../ui/page.module.css';
import styles from './profile.module.css';

/** The zones this browser knows, by region. */
function zonesByRegion(): readonly (readonly [string, readonly string[]])[] {
  const regions = new Map<string, string[]>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const [region = zone] = zone.split('/');
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return [...regions];
}

/** Europe/Isle_of_Man → Isle of Man; America/Indiana/Knox → Indiana, Knox. */
const placeOf = (zone: string): string => zone.split('/').slice(1).join(', ').replaceAll('_', ' ') || zone;

/** What time it is in a zone. */
export function timeIn(language: keyof typeof LOCALE, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeStyle: 'short', timeZone }).format(Date.now());
}

/** In which zone times are shown: the device's own, or a chosen one. */
export function TimeZoneChoice() {
  const { text, language, timeZone, change } = usePreferences();
  const { t } = text;
  const id = useId();
  const regions = useMemo(zonesByRegion, []);
  const shown = timeZone ?? deviceZone();
  const listed = timeZone === null || regions.some(([, zones]) => zones.includes(timeZone));
  return (
    <div className={`${page.field} ${styles.zoneChoice}`}>
      <label htmlFor={id}>{t('profile.zone')}</label>
      <select
        id={id}
        className={page.input}
        aria-describedby={`${id}-now`}
        value={timeZone ?? ''}
        onChange={(event) => change({ timeZone: event.target.value === '' ? null : event.target.value })}
      >
        <option value="">{t('profile.zoneDevice', { zone: deviceZone() })}</option>
        {!listed && <option value={timeZone}>{placeOf(timeZone)}</option>}
        {regions.map(([region, zones]) => (
          <optgroup key={region} label={region}>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {placeOf(zone)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <small id={`${id}-now`}>{t('profile.zoneNow', { now: timeIn(language, shown) })}</small>
    </div>
  );
}
