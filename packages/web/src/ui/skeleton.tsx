import { useText } from '../shell/preferences-context.tsx';
import styles from './page.module.css';

/** Quiet grey shapes while something loads; a screen reader hears one sentence instead. */
export function Skeleton({ rows = 4, height = 44 }: { rows?: number; height?: number }) {
  const { t } = useText();
  return (
    <div role="status" aria-label={t('state.loading')} style={{ display: 'grid', gap: 10 }}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <div key={row} className={styles.bone} style={{ height, width: row === 0 ? '40%' : '100%' }} />
      ))}
    </div>
  );
}
