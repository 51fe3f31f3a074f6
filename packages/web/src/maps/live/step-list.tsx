import { useText } from '../../shell/preferences-context.tsx';
import type { Selection } from '../selection/selection.ts';
import { SelectionPanel } from '../selection/selection-panel.tsx';
import type { LiveStep, LiveView } from './live-view.ts';
import { phaseColour } from './phase-colour.ts';
import styles from './step-list.module.css';
import { StepExplained } from './step-panel.tsx';
import { useLaneName } from './use-lane-name.ts';

/** The map of small screens: the same content as a vertical list of steps; a step unfolds where it stands. */
export function StepList({
  view,
  selection,
  onSelect,
  onBind,
}: {
  readonly view: LiveView;
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
  readonly onBind: (step: string) => void;
}) {
  const selected = selection?.kind === 'step' ? selection.step : null;
  const chosenPhase = selection?.kind === 'phase' ? selection.phase : null;
  return (
    <div className={styles.list} data-tour="peopleList">
      {view.phases.map((phase, place) => (
        <section key={phase.id} className={styles.phase} style={{ ['--phase' as string]: phaseColour(place) }}>
          <h2>
            <button
              type="button"
              aria-expanded={phase.id === chosenPhase}
              onClick={() => onSelect(phase.id === chosenPhase ? null : { kind: 'phase', phase: phase.id })}
            >
              {phase.name}
            </button>
          </h2>
          {phase.id === chosenPhase && (
            <SelectionPanel view={view} selection={selection} onSelect={onSelect} onBind={onBind} />
          )}
          {view.steps
            .filter((step) => step.phaseId === phase.id)
            .map((step) => (
              <div key={step.id} className={styles.step}>
                <StepHead view={view} step={step} open={step.id === selected} onSelect={onSelect} />
                {step.id === selected && (
                  <div className={styles.body}>
                    <Plan view={view} step={step} />
                    <StepExplained view={view} step={step} onSelect={onSelect} onBind={onBind} />
                  </div>
                )}
              </div>
            ))}
        </section>
      ))}
    </div>
  );
}

function StepHead({
  view,
  step,
  open,
  onSelect,
}: {
  view: LiveView;
  step: LiveStep;
  open: boolean;
  onSelect: (selection: Selection | null) => void;
}) {
  const { t, format } = useText();
  const most = Math.max(1, ...view.steps.map((one) => one.people));
  const lost = step.dropOff?.journeys ?? 0;
  return (
    <button
      type="button"
      className={styles.head}
      data-step={step.id}
      aria-expanded={open}
      onClick={() => onSelect(open ? null : { kind: 'step', step: step.id })}
    >
      <span className={styles.name}>{step.name}</span>
      <span className={styles.count}>{step.bound && view.measured ? format.number(step.people) : '–'}</span>
      <span className={styles.bar} aria-hidden>
        <span className={styles.fill} style={{ width: `${((step.people - lost) / most) * 100}%` }} />
        <span className={styles.lost} style={{ width: `${(lost / most) * 100}%` }} />
      </span>
      <span className={styles.line}>
        <span>
          {!step.bound && <span className={styles.below}>{t('map.notBound')}</span>}
          {step.time !== null && t('map.after', { duration: format.duration(step.time.medianMs) })}
        </span>
        {step.dropOff !== null && lost > 0 && (
          <span className={styles.below}>
            {t('map.column.drop')}: −{format.percent(step.dropOff.share)}
          </span>
        )}
        {step.momentOfTruth !== null && <span className={styles.moment}>{t('map.moment')}</span>}
      </span>
    </button>
  );
}

/** What the lanes of the board say about one step. */
function Plan({ view, step }: { view: LiveView; step: LiveStep }) {
  const { t, format } = useText();
  const nameOf = useLaneName(view);
  const place = view.steps.indexOf(step);
  const rows = view.lanes.flatMap((lane): { id: string; name: string; words: string }[] => {
    const words = ((): string => {
      switch (lane.kind) {
        case 'text':
          return lane.texts[place] ?? '';
        case 'feeling':
          return [
            step.feelingPlanned === null ? '' : t('feeling.promised', { level: format.signed(step.feelingPlanned) }),
            step.feelingLived === null
              ? ''
              : t('feeling.lived', { level: format.signed(step.feelingLived.level), n: step.feelingLived.n }),
          ]
            .filter((part) => part !== '')
            .join(' · ');
        case 'touchpoint':
          return step.touchpoints.map((one) => `${one.name} (${t(`map.media.${one.media}`)})`).join(', ');
        case 'department':
          return [...new Set(step.touchpoints.map((one) => one.department))].join(', ');
        case 'notes':
          return [...step.pains, ...step.opportunities].join(' · ');
        case 'expectation':
          return '';
      }
    })();
    return words === '' ? [] : [{ id: lane.id, name: nameOf(lane), words }];
  });
  if (rows.length === 0) return null;
  return (
    <dl className={styles.plan}>
      {rows.map(({ id, name, words }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
