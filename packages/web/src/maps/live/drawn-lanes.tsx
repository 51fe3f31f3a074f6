import type { CSSProperties, ReactNode } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import type { Selection } from '../selection/selection.ts';
import styles from './board.module.css';
import { FlowTargets } from './flow-targets.tsx';
import type { LiveView } from './live-view.ts';
import { layOutPeopleFlow } from './people-flow.ts';

const PEOPLE_HEIGHT = 98;

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
export function PeopleLane({
  view,
  grid,
  column,
  selection,
  onSelect,
  children,
}: Drawn & {
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
  readonly children: ReactNode;
}) {
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
            <path
              key={view.steps[place]?.id}
              className={styles.ribbon}
              data-chosen={(selection?.kind === 'ribbon' && selection.step === view.steps[place]?.id) || undefined}
              d={path}
              style={{ d: `path("${path}")` }}
            />
          ),
        )}
        {flow.curls.map((path, place) =>
          path === null ? null : (
            <path
              key={view.steps[place]?.id}
              className={styles.curl}
              data-chosen={(selection?.kind === 'left' && selection.step === view.steps[place]?.id) || undefined}
              d={path}
              style={{ d: `path("${path}")` }}
            />
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
      <FlowTargets view={view} flow={flow} selection={selection} onSelect={onSelect} />
      {children}
    </div>
  );
}
