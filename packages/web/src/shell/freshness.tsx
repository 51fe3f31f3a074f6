import { useEffect, useState } from 'react';
import { useConnection } from '../api/use-live.ts';
import { useText } from './preferences-context.tsx';
import styles from './shell.module.css';

/** How old the numbers on the page are. `at` is when they were loaded (ms), 0 before the first time. */
export function Freshness({ at }: { at: number }) {
  const { t, format } = useText();
  const connection = useConnection();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const age = at === 0 ? t('fresh.loading') : format.ago(Math.max(0, now - at));
  const paused = connection === 'closed';
  const words = paused ? t('fresh.paused') : age;
  return (
    <span
      className={`${styles.pill} ${paused ? styles.paused : ''}`}
      title={paused ? t('fresh.pausedHint') : t('fresh.label', { ago: age })}
    >
      <i className={styles.dot} aria-hidden />
      <span style={{ fontVariantNumeric: 'tabular-nums' }}>{words}</span>
    </span>
  );
}
