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
  // As short as an age, so that the bar stays as it is when numbers come.
  const words = paused ? t('fresh.paused') : at === 0 ? '…' : age;
  return (
    <span
      className={`${styles.pill} ${paused ? styles.paused : ''}`}
      title={paused ? t('fresh.pausedHint') : t('fresh.label', { ago: age })}
    >
      <i className={styles.dot} aria-hidden />
      <span className={styles.age}>{words}</span>
    </span>
  );
}
