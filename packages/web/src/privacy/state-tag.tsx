import { useText } from '../shell/preferences-context.tsx';
import styles from './privacy.module.css';
import type { ListedRequest } from './queries.ts';

/** How far a request is. */
export function StateTag({ state }: { state: ListedRequest['state'] }) {
  const { t } = useText();
  return (
    <span className={styles.state} data-state={state}>
      {t(`requests.state.${state}`)}
    </span>
  );
}
