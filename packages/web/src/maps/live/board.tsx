import { Gem } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { CountUp } from '../../ui/count-up.tsx';
import type { Selection } from '../selection/selection.ts';
import styles from './board.module.css';
import { laneGrid, PeopleLane } from './drawn-lanes.tsx';
import { FeelingLane } from './feeling-lane.tsx';
import { LaneRow } from './lane-row.tsx';
import { type LiveView, worstDrop } from './live-view.ts';
import { PhaseHeads } from './phase-heads.tsx';

const LABEL_WIDTH = 132;
const LEAST_COLUMN = 86;
const SCROLLED_COLUMN = 104;
const WIDEST_COLUMN = 168;

/** Columns share the room there is; where they would grow too narrow the board scrolls sideways, with wider ones. */
export function columnWidthFor(room: number, steps: number): number {
  if (steps === 0) return LEAST_COLUMN;
  const share = Math.floor(((room - LABEL_WIDTH - 2) / steps) * 10) / 10;
  return share < LEAST_COLUMN ? SCROLLED_COLUMN : Math.min(WIDEST_COLUMN, share);
}

/** The map as a board: phases, steps, what is measured, then the lanes of the plan. */
export function Board({
  view,
  selection,
  onSelect,
}: {
  readonly view: LiveView;
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
}) {
  const { t, format } = useText();
  const frame = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = (): void => setRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const column = columnWidthFor(room, view.steps.length);
  const selected = selection?.kind === 'step' ? selection.step : null;
  const selectedPlace = view.steps.findIndex((step) => step.id === selected);
  const worst = worstDrop(view.steps);

  // The chosen step is brought into sight, beside the sticky labels.
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || selectedPlace < 0 || room === 0) return;
    const left = selectedPlace * column;
    const visible = element.clientWidth - LABEL_WIDTH;
    if (left < element.scrollLeft) element.scrollLeft = left - 12;
    else if (left + column > element.scrollLeft + visible) element.scrollLeft = left + column - visible + 12;
  }, [selectedPlace, column, room]);

  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    // From where the focus is, not from the chosen step: the address lags behind quick keys.
    const focused = event.target instanceof HTMLElement ? event.target.dataset.step : undefined;
    const here = view.steps.findIndex((step) => step.id === focused);
    const places: Record<string, number> = {
      ArrowRight: here + 1,
      ArrowLeft: here - 1,
      Home: 0,
      End: view.steps.length - 1,
    };
    if (event.key === 'Escape' && selection !== null) {
      onSelect(null);
      return;
    }
    const step = view.steps[places[event.key] ?? -1];
    if (step === undefined) return;
    event.preventDefault();
    onSelect({ kind: 'step', step: step.id });
    event.currentTarget.querySelector<HTMLElement>(`[data-step="${CSS.escape(step.id)}"]`)?.focus();
  };

  const grid = laneGrid(LABEL_WIDTH, column, view.steps.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section ref={frame} className={styles.frame} aria-label={t('map.steps')} tabIndex={0}>
      <div className={styles.board}>
        {selectedPlace >= 0 && (
          <div
            className={`${styles.band} ${selectedPlace === worst ? styles.below : ''}`}
            style={{ left: LABEL_WIDTH + selectedPlace * column + 2, width: column - 4, top: 44 }}
          />
        )}
        <PhaseHeads view={view} grid={grid} selection={selection} onSelect={onSelect} />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
        <div className={styles.lane} style={grid} role="group" aria-label={t('map.lane.step')} onKeyDown={move}>
          <div className={styles.label}>
            <b>{t('map.lane.step')}</b>
          </div>
          {view.steps.map((step, place) => (
            <button
              key={step.id}
              type="button"
              data-step={step.id}
              className={styles.step}
              aria-pressed={step.id === selected}
              aria-label={t('map.stepLabel', {
                step: step.name,
                people: step.people,
                place: place + 1,
                total: view.steps.length,
              })}
              tabIndex={place === Math.max(0, selectedPlace) ? 0 : -1}
              onClick={() => onSelect(step.id === selected ? null : { kind: 'step', step: step.id })}
            >
              <span>{step.name}</span>
              {step.momentOfTruth !== null && (
                <Gem size={13} className={styles.moment} role="img" aria-label={t('map.moment')}>
                  <title>{t('map.moment')}</title>
                </Gem>
              )}
            </button>
          ))}
        </div>
        <PeopleLane view={view} grid={grid} column={column} selection={selection} onSelect={onSelect}>
          {view.steps.map((step, place) => (
            <div key={step.id} className={`${styles.cell} ${styles.count}`}>
              {step.bound || !view.measured ? (
                <>
                  <b>
                    {view.measured ? <CountUp value={step.people} format={(value) => format.number(value)} /> : '–'}
                  </b>
                  {step.time !== null
                    ? t('map.after', { duration: format.duration(step.time.medianMs) })
                    : place === 0
                      ? t('map.start')
                      : ' '}
                </>
              ) : (
                <>
                  <b>–</b>
                  <span className={styles.unbound}>{t('map.notBound')}</span>
                </>
              )}
            </div>
          ))}
        </PeopleLane>
        {view.lanes.map((lane) =>
          lane.kind === 'feeling' ? (
            <FeelingLane key={lane.id} lane={lane} view={view} grid={grid} column={column} />
          ) : (
            <LaneRow key={lane.id} lane={lane} view={view} grid={grid} column={column} />
          ),
        )}
      </div>
    </section>
  );
}
