import type { CSSProperties, ReactNode } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import styles from './board.module.css';
import { curvePath, feelingRuns, feelingY, gapAreas } from './feeling-curve.ts';
import type { LiveLane, LiveView } from './live-view.ts';
import { layOutPeopleFlow } from './people-flow.ts';

const PEOPLE_HEIGHT = 98;
const FEELING_HEIGHT = 118;

/** Grid of a lane: the sticky label, then one column a step. */
export function laneGrid(labelWidth: number, column: number, steps: number): CSSProperties {
  return { gridTemplateColumns: `${labelWidth}px repeat(${Math.max(1, steps)}, ${column}px)` };
}

interface Drawn {
  readonly view: LiveView;
  readonly grid: CSSProperties;
  readonly column: number;
}

/** Bars of people, ribbons between them, and orange curls of those who leave. */
export function PeopleLane({ view, grid, column, children }: Drawn & { children: ReactNode }) {
  const { t } = useText();
  const flow = layOutPeopleFlow(
    view.steps.map((step) => ({ people: step.people, dropOff: step.dropOff?.journeys ?? null })),
    { columnWidth: column, height: PEOPLE_HEIGHT, barWidth: Math.min(44, Math.round(column * 0.33)) },
  );
  const width = column * view.steps.length;
  return (
    <div className={styles.lane} style={grid} data-tour="people">
      <div className={styles.label} style={{ gridRow: '1 / 3' }}>
        <b>{t('map.lane.people')}</b>
        <span>{t('map.lane.peopleNote')}</span>
      </div>
      <svg
        className={styles.drawing}
        width={width}
        height={PEOPLE_HEIGHT}
        viewBox={`0 0 ${width} ${PEOPLE_HEIGHT}`}
        role="img"
        aria-label={t('map.peopleChart')}
      >
        {flow.ribbons.map((path, place) =>
          path === null ? null : (
            <path key={view.steps[place]?.id} className={styles.ribbon} d={path} style={{ d: `path("${path}")` }} />
          ),
        )}
        {flow.curls.map((path, place) =>
          path === null ? null : (
            <path key={view.steps[place]?.id} className={styles.curl} d={path} style={{ d: `path("${path}")` }} />
          ),
        )}
        {flow.bars.map((bar, place) => {
          const step = view.steps[place];
          if (step === undefined) return null;
          return step.people === 0 ? (
            <rect
              key={step.id}
              className={styles.hollow}
              x={bar.x}
              y={(PEOPLE_HEIGHT - 22 - 6) / 2 - 4}
              width={bar.width}
              height={14}
              rx={3}
            />
          ) : (
            <rect
              key={step.id}
              className={styles.bar}
              x={bar.x}
              y={bar.y}
              width={bar.width}
              height={bar.height}
              rx={3}
            />
          );
        })}
      </svg>
      {children}
    </div>
  );
}

/** The curve of feelings: dashed as promised, a line as lived where it is known, moments of truth in gold. */
export function FeelingLane({ lane, view, grid, column }: Drawn & { lane: Extract<LiveLane, { kind: 'feeling' }> }) {
  const { t } = useText();
  const planned = view.steps.map((step) => step.feelingPlanned);
  const lived = view.steps.map((step) => step.feelingLived);
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
        height={FEELING_HEIGHT}
        viewBox={`0 0 ${width} ${FEELING_HEIGHT}`}
        role="img"
        aria-label={t('map.feelingChart')}
      >
        <line className={styles.zero} x1={0} x2={width} y1={FEELING_HEIGHT / 2} y2={FEELING_HEIGHT / 2} />
        {gapAreas(planned, lived, column, FEELING_HEIGHT).map((path) => (
          <path key={path} className={styles.gap} d={path} />
        ))}
        {feelingRuns(planned, column, FEELING_HEIGHT).map((run) => (
          <path key={`planned ${run[0]?.x}`} className={styles.planned} d={curvePath(run)} />
        ))}
        {feelingRuns(lived, column, FEELING_HEIGHT).map((run) => (
          <path key={`lived ${run[0]?.x}`} className={styles.lived} d={curvePath(run)} />
        ))}
        {view.steps.map((step, place) => {
          const value = step.feelingLived ?? step.feelingPlanned;
          if (value === null) return null;
          const gold = step.momentOfTruth !== null;
          return (
            <circle
              key={step.id}
              className={gold ? styles.gold : styles.point}
              cx={(place + 0.5) * column}
              cy={feelingY(value, FEELING_HEIGHT)}
              r={gold ? 7 : 4.5}
            />
          );
        })}
      </svg>
    </div>
  );
}
