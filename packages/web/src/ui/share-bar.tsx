import styles from './share-bar.module.css';

/** A share as a bar with its words above; the words carry the meaning, the bar only helps the eye. */
export function ShareBar({
  label,
  value,
  share,
  hot = false,
}: {
  label: string;
  value: string;
  share: number;
  hot?: boolean;
}) {
  return (
    <div className={styles.row}>
      <span>{label}</span>
      <span className={styles.value}>{value}</span>
      <span className={styles.track} aria-hidden>
        <span
          className={hot ? styles.hot : styles.fill}
          style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }}
        />
      </span>
    </div>
  );
}
