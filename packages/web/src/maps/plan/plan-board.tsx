import {
  cellAt,
  changePhase,
  changeStep,
  type Expectation,
  type Lane,
  localizeTouchpoint,
  nudgeStep,
  type Step,
  writeText,
} from '@waymark/model';
import { Gem, Plus } from 'lucide-react';
import { Fragment, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import live from '../live/board.module.css';
import { CHANNEL_ICONS } from '../live/channel-icon.tsx';
import { laneGrid } from '../live/drawn-lanes.tsx';
import { phaseColour } from '../live/phase-colour.ts';
import { FeelingEditor } from './feeling-editor.tsx';
import { NameCell } from './name-cell.tsx';
import { NumberCell } from './number-cell.tsx';
import styles from './plan-board.module.css';
import { type PlanColumn, planColumns } from './plan-columns.ts';
import { usePlan } from './plan-context.tsx';
import { TextCell } from './text-cell.tsx';
import { useAddStep } from './use-add-step.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { usePlanLaneName } from './use-plan-lane-name.ts';
import { useStepDrag } from './use-step-drag.ts';

const LABEL_WIDTH = 132;
const LEAST_COLUMN = 112;
const WIDEST_COLUMN = 190;
/** Rows above the lanes: phases, steps, people. */
const FIRST_LANE = 3;

/** Lanes that hold words. */
const WORDS: ReadonlySet<Lane['kind']> = new Set([
  'doing',
  'thinking',
  'needing',
  'content',
  'painPoints',
  'opportunities',
  'systems',
  'frontstage',
  'backstage',
  'text',
]);

/** The map as a board one writes on. */
export function PlanBoard() {
  const plan = usePlan();
  const { shown, view, writing, readOnly, chosen, choose, change } = plan;
  const { t, format } = useText();
  const frame = useRef<HTMLElement>(null);
  const steps = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [naming, setNaming] = useState<string | null>(null);
  const keys = useGridKeys();
  const addStep = useAddStep();
  const laneName = usePlanLaneName();
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = (): void => setRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const columns = planColumns(shown);
  const share = Math.floor((room - LABEL_WIDTH - 2) / Math.max(1, columns.length));
  const column = Math.max(LEAST_COLUMN, Math.min(WIDEST_COLUMN, share));
  const grid = laneGrid(LABEL_WIDTH, column, columns.length);
  const drag = useStepDrag(columns, (clientX) => {
    const left = steps.current?.getBoundingClientRect().left ?? 0;
    return (clientX - left - LABEL_WIDTH) / column;
  });
  const chosenColumn = chosen?.kind === 'step' ? columns.findIndex(({ step }) => step?.id === chosen.id) : -1;
  const peopleAt = new Map(view.steps.map((step) => [step.id, step]));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape' && chosen !== null) choose(null);
    else keys.onKeyDown(event);
  };

  return (
    <section
      ref={frame}
      className={live.frame}
      aria-label={t('plan.board')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
      onFocus={keys.onFocus}
      onKeyDown={onKeyDown}
    >
      <div className={live.board}>
        {chosenColumn >= 0 && (
          <div
            className={live.band}
            style={{ left: LABEL_WIDTH + chosenColumn * column + 2, width: column - 4, top: 44 }}
          />
        )}
        <div className={live.phases} style={grid}>
          <div className={live.label} />
          {shown.phases.map((phase, at) => (
            <div
              key={phase.id}
              className={`${live.phase} ${styles.phase} ${chosen?.kind === 'phase' && chosen.id === phase.id ? styles.on : ''}`}
              style={{ gridColumn: `span ${Math.max(1, phase.steps.length)}`, ['--phase' as string]: phaseColour(at) }}
            >
              {naming === `phase:${phase.id}` ? (
                <NameCell
                  label={t('plan.phaseName')}
                  name={phase.name}
                  write={(map, text) => changePhase(map, phase.id, (one) => writeText(one, 'name', text, writing))}
                  onEnd={() => setNaming(null)}
                />
              ) : (
                <button
                  type="button"
                  {...keys.place(
                    0,
                    columns.findIndex((one) => one.phase.id === phase.id),
                  )}
                  className={styles.phaseName}
                  aria-pressed={chosen?.kind === 'phase' && chosen.id === phase.id}
                  onClick={() => choose({ kind: 'phase', id: phase.id })}
                  onDoubleClick={() => !readOnly && setNaming(`phase:${phase.id}`)}
                  onKeyDown={(event) => event.key === 'F2' && !readOnly && setNaming(`phase:${phase.id}`)}
                >
                  {phase.name === '' ? t('plan.nameless') : phase.name}
                </button>
              )}
              {!readOnly && (
                <button
                  type="button"
                  className={styles.add}
                  tabIndex={-1}
                  aria-label={t('plan.addStepTo', { phase: phase.name })}
                  title={t('plan.addStepTo', { phase: phase.name })}
                  onClick={() => addStep({ phase: phase.id, index: phase.steps.length })}
                >
                  <Plus size={15} aria-hidden />
                </button>
              )}
            </div>
          ))}
        </div>
        <div ref={steps} className={live.lane} style={grid}>
          <div className={live.label}>
            <b>{t('map.lane.step')}</b>
          </div>
          {columns.map((place, at) =>
            place.step === null ? (
              <EmptyPhase key={place.phase.id} place={place} cell={keys.place(1, at)} />
            ) : naming === `step:${place.step.id}` ? (
              <div key={place.step.id} className={styles.writing}>
                <NameCell
                  label={t('plan.stepName')}
                  name={place.step.name}
                  write={(map, text) =>
                    changeStep(map, place.step?.id ?? '', (one) => writeText(one, 'name', text, writing))
                  }
                  onEnd={() => setNaming(null)}
                />
              </div>
            ) : (
              <StepHead
                key={place.step.id}
                step={place.step}
                cell={keys.place(1, at)}
                moving={drag.drag?.step === place.step.id}
                drag={drag.handlers(place.step.id)}
                onClick={() => place.step && !drag.wasDragged() && choose({ kind: 'step', id: place.step.id })}
                onName={() => setNaming(`step:${place.step?.id}`)}
                onNudge={(by) => place.step && change((map) => nudgeStep(map, place.step?.id ?? '', by))}
              />
            ),
          )}
          {drag.drag !== null && <DropLine columns={columns} at={drag.drag.at} column={column} />}
        </div>
        <div className={live.lane} style={grid}>
          <div className={live.label}>
            <b>{t('plan.lane.seen')}</b>
            <span>{t('plan.lane.seenNote')}</span>
          </div>
          {columns.map(({ step, phase }, at) => {
            const seen = step === null ? undefined : peopleAt.get(step.id);
            return step === null ? (
              <div key={phase.id} />
            ) : (
              <button
                key={step.id}
                type="button"
                {...keys.place(2, at)}
                className={styles.seen}
                onClick={() => choose({ kind: 'step', id: step.id })}
              >
                {seen?.bound ? (
                  view.measured ? (
                    t('plan.seen', { people: seen.people })
                  ) : (
                    '–'
                  )
                ) : (
                  <span className={styles.unbound}>{t('map.notBound')}</span>
                )}
              </button>
            );
          })}
        </div>
        {shown.lanes.map((lane, row) => (
          <div key={lane.id} className={live.lane} style={grid}>
            <div className={`${live.label} ${styles.laneLabel}`}>
              <button
                type="button"
                {...keys.place(FIRST_LANE + row, -1)}
                aria-pressed={chosen?.kind === 'lane' && chosen.id === lane.id}
                onClick={() => choose({ kind: 'lane', id: lane.id })}
              >
                {laneName(lane)}
              </button>
              {lane.kind === 'feeling' && <span>{t('plan.feelingNote')}</span>}
            </div>
            {lane.kind === 'feeling' ? (
              <FeelingEditor
                lane={lane}
                columns={columns}
                column={column}
                style={{ gridColumn: '2 / -1' }}
                place={(at) => keys.place(FIRST_LANE + row, at)}
              />
            ) : (
              columns.map(({ step, phase }, at) => (
                <Fragment key={step?.id ?? phase.id}>
                  {step === null ? (
                    <div />
                  ) : WORDS.has(lane.kind) ? (
                    <TextCell
                      lane={lane}
                      step={step.id}
                      label={`${step.name}: ${laneName(lane)}`}
                      place={keys.place(FIRST_LANE + row, at)}
                    />
                  ) : lane.kind === 'number' ? (
                    <NumberCell
                      lane={lane}
                      step={step.id}
                      label={`${step.name}: ${laneName(lane)}`}
                      place={keys.place(FIRST_LANE + row, at)}
                    />
                  ) : (
                    <DerivedCell
                      lane={lane}
                      step={step}
                      label={`${step.name}: ${laneName(lane)}`}
                      cell={keys.place(FIRST_LANE + row, at)}
                      number={(value) => format.number(value, 1)}
                    />
                  )}
                </Fragment>
              ))
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

interface CellPlace {
  'data-row': number;
  'data-column': number;
  tabIndex: number;
}

function EmptyPhase({ place, cell }: { place: PlanColumn; cell: CellPlace }) {
  const { readOnly } = usePlan();
  const { t } = useText();
  const addStep = useAddStep();
  return (
    <button
      type="button"
      {...cell}
      className={styles.cell}
      disabled={readOnly}
      onClick={() => addStep({ phase: place.phase.id, index: 0 })}
    >
      <span className={styles.unbound}>{t('plan.firstStep')}</span>
    </button>
  );
}

function StepHead({
  step,
  cell,
  moving,
  drag,
  onClick,
  onName,
  onNudge,
}: {
  step: Step;
  cell: CellPlace;
  moving: boolean;
  drag: ReturnType<ReturnType<typeof useStepDrag>['handlers']>;
  onClick: () => void;
  onName: () => void;
  onNudge: (by: -1 | 1) => void;
}) {
  const { chosen, peers, readOnly } = usePlan();
  const { t } = useText();
  const here = peers.filter(({ at }) => at === `step:${step.id}`);
  return (
    <button
      type="button"
      {...cell}
      {...drag}
      data-step={step.id}
      className={`${live.step} ${styles.step} ${moving ? styles.moving : ''} ${here.length > 0 ? styles.shared : ''}`}
      aria-pressed={chosen?.kind === 'step' && chosen.id === step.id}
      aria-keyshortcuts="F2 Alt+ArrowLeft Alt+ArrowRight"
      onClick={onClick}
      onDoubleClick={() => !readOnly && onName()}
      onKeyDown={(event) => {
        if (readOnly) return;
        if (event.key === 'F2') onName();
        if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
        event.preventDefault();
        onNudge(event.key === 'ArrowLeft' ? -1 : 1);
      }}
    >
      <span>{step.name === '' ? t('plan.nameless') : step.name}</span>
      {step.momentOfTruth !== undefined && (
        <Gem size={13} className={live.moment} role="img" aria-label={t('map.moment')} />
      )}
      {here.length > 0 && (
        <span className={styles.peer}>
          {here.map(({ name }) => (name === '' ? t('plan.someone') : name)).join(', ')}
        </span>
      )}
    </button>
  );
}

function DropLine({ columns, at, column }: { columns: readonly PlanColumn[]; at: number; column: number }) {
  const held = Math.max(0, Math.min(columns.length, Math.round(at)));
  return <div className={styles.drop} style={{ left: LABEL_WIDTH + held * column - 2 }} aria-hidden />;
}

/** What a lane shows of a step's touchpoints and expectations; it is changed in the panel. */
function DerivedCell({
  lane,
  step,
  label,
  cell,
  number,
}: {
  lane: Lane;
  step: Step;
  label: string;
  cell: CellPlace;
  number: (value: number) => string;
}) {
  const { choose, shown } = usePlan();
  return (
    <button type="button" {...cell} className={styles.cell} onClick={() => choose({ kind: 'step', id: step.id })}>
      <span className="visually-hidden">{label}: </span>
      {lane.kind === 'kpi' || lane.kind === 'image' ? (
        <OtherWords lane={lane} step={step.id} />
      ) : lane.kind === 'expectation' ? (
        <ExpectationWords
          expectations={shown.expectations.filter(
            (one) => step.touchpoints.includes(one.touchpoint) && (one.step === undefined || one.step === step.id),
          )}
          number={number}
        />
      ) : (
        <TouchpointWords lane={lane} step={step} />
      )}
    </button>
  );
}

/** A key figure or a picture. */
function OtherWords({ lane, step }: { lane: Lane; step: string }) {
  const { shown } = usePlan();
  const { format } = useText();
  const cell = cellAt(shown, lane.id, step);
  if (cell?.kind === 'image') return <img className={styles.image} src={cell.source} alt={cell.alt} />;
  if (cell?.kind !== 'kpi') return <Plus size={14} className={styles.plus} aria-hidden />;
  const parts = [cell.value, cell.target].map((value) => (value === undefined ? '–' : format.number(value, 2)));
  return (
    <span className={styles.words}>
      {cell.name} <b>{parts.join(' / ')}</b> {lane.unit}
    </span>
  );
}

function ExpectationWords({
  expectations,
  number,
}: {
  expectations: readonly Expectation[];
  number: (value: number) => string;
}) {
  if (expectations.length === 0) return <Plus size={14} className={styles.plus} aria-hidden />;
  return expectations.map((one) => (
    <span key={one.id} className={live.expectation}>
      {one.aspect} <b>{number(one.level)}</b>
    </span>
  ));
}

function TouchpointWords({ lane, step }: { lane: Lane; step: Step }) {
  const { touchpoints, writing } = usePlan();
  const { t } = useText();
  const own = step.touchpoints.flatMap((id) => {
    const found = touchpoints.get(id);
    return found === undefined ? [] : [localizeTouchpoint(found, writing.language)];
  });
  if (own.length === 0) return <Plus size={14} className={styles.plus} aria-hidden />;
  if (lane.kind !== 'touchpoint') {
    const words = own.map((one) => {
      if (lane.kind === 'channel') return t(`channel.${one.channel}`);
      if (lane.kind === 'mediaKind') return t(`map.media.${one.mediaKind}`);
      if (lane.kind === 'nature') return t(`plan.nature.${one.nature}`);
      return one.department;
    });
    return <span className={styles.words}>{[...new Set(words)].filter((one) => one !== '').join(', ')}</span>;
  }
  return own.map((one) => {
    const Icon = CHANNEL_ICONS[one.channel];
    return (
      <span key={one.id} className={live.touchpoint}>
        <Icon size={16} aria-hidden />
        {one.name === '' ? t(`channel.${one.channel}`) : one.name}
      </span>
    );
  });
}
