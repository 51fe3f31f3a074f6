import { type CSSProperties, useId } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import styles from './board.module.css';
import { areasBelow, curvePath, feelingRuns, feelingY, gapAreas } from './feeling-curve.ts';
import type { LiveLane, LiveStep, LiveView } from './live-view.ts';

const HEIGHT = 118;
/** A lived feeling this far below the promised one is marked as below it. */
const FELT = 0.1;

/** The curve of feelings: dashed as promised, a line as lived where people answered, moments of truth in gold. */
export function FeelingLane({
  lane,
  view,
  grid,
  column,
}: {
  readonly lane: Extract<LiveLane, { kind: 'feeling' }>;
  readonly view: LiveView;
  readonly grid: CSSProperties;
  readonly column: number;
}) {
  const { t } = useText();
  const clip = useId();
  const planned = view.steps.map((step) => step.feelingPlanned);
  const lived = view.steps.map((step) => step.feelingLived?.level ?? null);
  const anyLived = lived.some((value) => value !== null);
  const width = column * view.steps.length;
  return (
    <div className={styles.lane} style={grid}>
      <div className={styles.label}>
        <b>{lane.name ?? t('map.lane.feeling')}</b>
        <span>{t(anyLived ? 'map.lane.feelingBoth' : 'map.lane.feelingPlanned')}</span>
      </div>
      <svg
        className={styles.drawing}
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={t('map.feelingChart')}
      >
        <clipPath id={clip}>
          {areasBelow(planned, column, HEIGHT).map((path) => (
            <path key={path} d={path} />
          ))}
        </clipPath>
        <line className={styles.zero} x1={0} x2={width} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        {gapAreas(planned, lived, column, HEIGHT).map((path) => (
          <path key={path} className={styles.gap} d={path} clipPath={`url(#${clip})`} />
        ))}
        {feelingRuns(planned, column, HEIGHT).map((run) => (
          <path key={`planned ${run[0]?.x}`} className={styles.planned} d={curvePath(run)} />
        ))}
        {feelingRuns(lived, column, HEIGHT).map((run) => (
          <path key={`lived ${run[0]?.x}`} className={styles.lived} d={curvePath(run)} />
        ))}
        {view.steps.map((step, place) => (
          <FeelingPoint key={step.id} step={step} anyLived={anyLived} x={(place + 0.5) * column} />
        ))}
      </svg>
    </div>
  );
}

/** A point where people answered; where they did not, only the promise is marked, and hollow. */
function FeelingPoint({ step, anyLived, x }: { step: LiveStep; anyLived: boolean; x: number }) {
  const { t, format } = useText();
  const { feelingPlanned: planned, feelingLived: lived, momentOfTruth } = step;
  const gold = momentOfTruth !== null;
  const value = lived?.level ?? planned;
  if (value === null || (lived === null && anyLived && !gold)) return null;
  const isBelow = lived !== null && planned !== null && lived.level < planned - FELT;
  const look = gold ? (lived === null && anyLived ? 'promised' : 'gold') : isBelow ? 'pointBelow' : 'point';
  const title = [
    step.name,
    planned === null ? null : t('feeling.promised', { level: format.signed(planned) }),
    lived === null ? null : t('feeling.lived', { level: format.signed(lived.level), n: lived.n }),
  ];
  return (
    <circle className={styles[look]} cx={x} cy={feelingY(value, HEIGHT)} r={gold ? 7 : 4.5}>
      <title>{title.filter((part) => part !== null).join(' · ')}</title>
    </circle>
  );
}
