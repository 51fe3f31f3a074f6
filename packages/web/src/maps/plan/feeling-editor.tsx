import { cellAt, type Lane, planFeeling } from '@waymark/model';
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import live from '../live/board.module.css';
import { curvePath, FEELING_LIMIT, feelingRuns, feelingY } from '../live/feeling-curve.ts';
import styles from './plan-board.module.css';
import type { PlanColumn } from './plan-columns.ts';
import { usePlan } from './plan-context.tsx';

const HEIGHT = 118;
const PADDING = 16;
const QUARTER = 0.25;

/** The feeling at a height of the lane, in quarters; the inverse of `feelingY`. */
function levelAt(y: number): number {
  const level = ((HEIGHT / 2 - y) / (HEIGHT / 2 - PADDING)) * FEELING_LIMIT;
  return Math.round(Math.max(-FEELING_LIMIT, Math.min(FEELING_LIMIT, level)) / QUARTER) * QUARTER;
}

/** The curve of the feelings one means people to have, drawn by dragging its points or with the arrow keys. */
export function FeelingEditor({
  lane,
  columns,
  column,
  style,
  place,
}: {
  lane: Lane;
  columns: readonly PlanColumn[];
  column: number;
  style: CSSProperties;
  place: (at: number) => { 'data-row': number; 'data-column': number; tabIndex: number };
}) {
  const { shown } = usePlan();
  const { t } = useText();
  const [dragged, setDragged] = useState<{ step: string; level: number } | null>(null);
  const levels = columns.map(({ step }) => {
    if (step === null) return null;
    if (dragged?.step === step.id) return dragged.level;
    const cell = cellAt(shown, lane.id, step.id);
    return cell?.kind === 'feeling' ? cell.level : null;
  });
  const width = column * columns.length;
  return (
    <div className={styles.feeling} style={style}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden>
        <line className={live.zero} x1={0} x2={width} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        {feelingRuns(levels, column, HEIGHT).map((run) => (
          <path key={run[0]?.x} className={live.lived} d={curvePath(run)} />
        ))}
      </svg>
      {columns.map(
        ({ step }, at) =>
          step !== null && (
            <FeelingHandle
              key={step.id}
              lane={lane}
              step={step.id}
              label={`${step.name}: ${lane.name ?? t('map.lane.feeling')}`}
              gold={step.momentOfTruth !== undefined}
              level={levels[at] ?? null}
              x={(at + 0.5) * column}
              place={place(at)}
              onDrag={setDragged}
            />
          ),
      )}
    </div>
  );
}

function FeelingHandle({
  lane,
  step,
  label,
  gold,
  level,
  x,
  place,
  onDrag,
}: {
  lane: Lane;
  step: string;
  label: string;
  gold: boolean;
  level: number | null;
  x: number;
  place: { 'data-row': number; 'data-column': number; tabIndex: number };
  onDrag: (drag: { step: string; level: number } | null) => void;
}) {
  const { change, readOnly } = usePlan();
  const { t, format } = useText();
  /** Where the press began, and whether it has become a drag. */
  const pressed = useRef<{ y: number; moved: boolean } | null>(null);
  const set = (next: number | null): void => change((map) => planFeeling(map, lane.id, step, next));
  const levelOf = (event: PointerEvent<HTMLElement>): number => {
    const lane = event.currentTarget.parentElement?.getBoundingClientRect();
    return levelAt(event.clientY - (lane?.top ?? 0));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (readOnly) return;
    const large = event.shiftKey ? 1 : QUARTER;
    const next: Record<string, number | null> = {
      ArrowUp: (level ?? 0) + large,
      ArrowDown: (level ?? 0) - large,
      Home: -FEELING_LIMIT,
      End: FEELING_LIMIT,
      Delete: null,
      Backspace: null,
      Enter: level ?? 0,
    };
    const wanted = next[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
  };
  return (
    <div
      {...place}
      tabIndex={place.tabIndex}
      data-keeps-arrows=""
      role="slider"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={-FEELING_LIMIT}
      aria-valuemax={FEELING_LIMIT}
      aria-valuenow={level ?? 0}
      aria-valuetext={level === null ? t('plan.noFeeling') : format.signed(level, 2)}
      aria-readonly={readOnly || undefined}
      title={level === null ? t('plan.noFeeling') : format.signed(level, 2)}
      className={`${styles.handle} ${gold ? styles.gold : ''} ${level === null ? styles.none : ''}`}
      style={{ left: x, top: feelingY(level ?? 0, HEIGHT, PADDING) }}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (readOnly || event.button !== 0) return;
        pressed.current = { y: event.clientY, moved: false };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const press = pressed.current;
        if (press === null) return;
        press.moved ||= Math.abs(event.clientY - press.y) > 3;
        if (press.moved) onDrag({ step, level: levelOf(event) });
      }}
      onPointerUp={(event) => {
        const press = pressed.current;
        pressed.current = null;
        if (press?.moved) set(levelOf(event));
        else if (press !== null && level === null) set(0);
        onDrag(null);
      }}
      onPointerCancel={() => {
        pressed.current = null;
        onDrag(null);
      }}
    />
  );
}
