import { useText } from '../../shell/preferences-context.tsx';
import styles from './gap-mark.module.css';
import type { LiveExpectation } from './live-view.ts';

const WIDTH = 64;
const HEIGHT = 14;
const EDGE = 5;

/** Gaps smaller than this are as good as none; they are not told by colour. */
const LEAST_GAP = 0.05;

/** How far what people experienced is from what they may expect, in words and in what colour. */
export function useGap(): (
  one: LiveExpectation,
) => { text: string; sentence: string; look: 'below' | 'above' | 'even' } | null {
  const { t, format } = useText();
  return (one) => {
    if (one.lived === null) return null;
    const { mean, low, high, n } = one.lived;
    const gap = mean - one.level;
    const sentence = t(low === null || high === null ? 'gap.sentenceFew' : 'gap.sentence', {
      aspect: one.context === null ? one.aspect : `${one.aspect} (${one.context})`,
      level: format.number(one.level, 1),
      mean: format.number(mean, 1),
      low: format.number(low ?? mean, 1),
      high: format.number(high ?? mean, 1),
      n,
    });
    const look = Math.abs(gap) < LEAST_GAP ? 'even' : gap < 0 ? 'below' : 'above';
    return { text: format.signed(gap), sentence, look };
  };
}

/** A scale with a stroke at what may be expected, a dot at what was experienced, and the way between them. */
export function GapMark({ one }: { one: LiveExpectation }) {
  const gapOf = useGap();
  const gap = gapOf(one);
  if (gap === null || one.lived === null) return null;
  const place = (value: number): number =>
    EDGE + ((value - one.scaleMin) / Math.max(1e-9, one.scaleMax - one.scaleMin)) * (WIDTH - 2 * EDGE);
  const middle = HEIGHT / 2;
  const expected = place(one.level);
  const lived = place(one.lived.mean);
  return (
    <span className={`${styles.gap} ${styles[gap.look] ?? ''}`} title={gap.sentence}>
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
        <line className={styles.scale} x1={EDGE} x2={WIDTH - EDGE} y1={middle} y2={middle} />
        <line className={styles.way} x1={expected} x2={lived} y1={middle} y2={middle} />
        <line className={styles.expected} x1={expected} x2={expected} y1={2} y2={HEIGHT - 2} />
        <circle className={styles.lived} cx={lived} cy={middle} r={4} />
      </svg>
      <b>{gap.text}</b>
      <span className="visually-hidden">{gap.sentence}</span>
    </span>
  );
}
