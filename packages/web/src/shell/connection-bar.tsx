import { useQueryClient } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import styles from './connection-bar.module.css';
import { useText } from './preferences-context.tsx';
import { useOnline } from './use-return.ts';

/** A break shorter than this is not worth a word. */
const GRACE_MS = 1_000;

/** A quiet bar while the server cannot be reached: of when the numbers are, and that it is tried again. */
export function ConnectionBar() {
  const { t, format } = useText();
  const queries = useQueryClient();
  const online = useOnline();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (online) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), GRACE_MS);
    return () => clearTimeout(timer);
  }, [online]);
  if (!shown) return null;
  const loaded = queries
    .getQueryCache()
    .findAll({ type: 'active', predicate: (query) => query.queryKey[0] !== 'session' })
    .map((query) => query.state.dataUpdatedAt)
    .filter((at) => at > 0);
  // The oldest of what is on the page: nothing shown is older than said.
  const since = loaded.length === 0 ? null : Math.min(...loaded);
  return (
    <div role="status" className={styles.bar}>
      <WifiOff size={16} aria-hidden />
      <span>
        <b>{t('offline.title')}</b>{' '}
        {since === null ? t('offline.nothing') : t('offline.since', { when: format.dateTime(since) })}
      </span>
    </div>
  );
}
