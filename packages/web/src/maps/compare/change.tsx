import { useText } from '../../shell/preferences-context.tsx';
import styles from './compare.module.css';
import type { Difference } from './difference.ts';
import { useSignedTime } from './use-signed-time.ts';

/** Whether more is better, worse, or neither. */
export type Meaning = 'good' | 'bad' | 'neither';

/** A difference with its sign and how sure it is; coloured only where it is more than chance and better or worse. */
export function Change({
  difference,
  unit,
  meaning,
  claimed,
}: {
  difference: Difference;
  unit: 'points' | 'grade' | 'time';
  meaning: Meaning;
  /** Whether it is more than chance. */
  claimed: boolean;
}) {
  const { t, format } = useText();
  const { change, low, high } = difference;
  const signedTime = useSignedTime();
  const show = (value: number): string =>
    unit === 'time' ? signedTime(value) : unit === 'points' ? format.signed(value * 100, 1) : format.signed(value, 2);
  const words = unit === 'points' ? t('figure.points', { points: show(change) }) : show(change);
  const better = meaning === 'neither' ? null : change > 0 === (meaning === 'good');
  const look = !claimed ? styles.chance : better === null ? styles.sure : better ? styles.better : styles.worse;
  const range = t('compare.range', { low: show(low), high: show(high) });
  return (
    <span className={look} title={claimed ? range : `${range}. ${t('compare.chance')}`}>
      {words}
      {claimed && better !== null && (
        <span className="visually-hidden"> ({t(better ? 'compare.better' : 'compare.worse')})</span>
      )}
    </span>
  );
}
