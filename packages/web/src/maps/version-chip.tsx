import { useText } from '../shell/preferences-context.tsx';
import { useVersions } from './use-versions.ts';
import styles from './version-chip.module.css';

/** Which version of a map was released last; a draft where none was. */
export function VersionChip({ map }: { readonly map: string }) {
  const { t, format } = useText();
  const versions = useVersions(map);
  if (versions.data === undefined) return null;
  const [latest] = versions.data;
  if (latest === undefined) return <span className={styles.chip}>{t('map.draft')}</span>;
  const released = t('map.releasedOn', { at: format.dateTime(Date.parse(latest.releasedAt)) });
  return (
    <span className={styles.chip} title={latest.name === '' ? released : `${latest.name} · ${released}`}>
      {t('map.version', { version: latest.number })}
    </span>
  );
}
