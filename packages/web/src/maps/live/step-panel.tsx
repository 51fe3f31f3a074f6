import type { Channel } from '@waymark/model';
import { ChevronLeft, ChevronRight, MousePointerClick } from 'lucide-react';
import { useText } from '../../shell/preferences-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Rich } from '../../ui/rich.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PanelFrame } from '../selection/panel-frame.tsx';
import type { Selection } from '../selection/selection.ts';
import { Times } from '../selection/times.tsx';
import { DeviationList } from './deviation-list.tsx';
import { GapMark } from './gap-mark.tsx';
import { type LivedFeeling, type LiveStep, type LiveView, worstDrop } from './live-view.ts';
import styles from './panel.module.css';
import { StepActions } from './step-actions.tsx';

/** The chosen step, explained in sentences, then acted upon. */
export function StepPanel({
  view,
  step,
  onSelect,
  onBind,
}: {
  view: LiveView;
  step: LiveStep | undefined;
  onSelect: (selection: Selection | null) => void;
  onBind: (step: string) => void;
}) {
  const { t } = useText();
  if (step === undefined) {
    return (
      <aside className={styles.panel} aria-label={t('panel.label')}>
        <div className={styles.hint}>
          <MousePointerClick size={22} aria-hidden />
          <p>{t('panel.none')}</p>
          <p className={styles.soft}>{t('panel.noneKeys')}</p>
        </div>
      </aside>
    );
  }
  const place = view.steps.indexOf(step);
  const before = view.steps[place - 1];
  const after = view.steps[place + 1];
  return (
    <PanelFrame
      title={step.name}
      meta={<StepMeta step={step} />}
      onClose={() => onSelect(null)}
      tools={
        <>
          <IconButton
            icon={ChevronLeft}
            label={t('panel.previous')}
            disabled={before === undefined}
            onClick={() => before && onSelect({ kind: 'step', step: before.id })}
          />
          <IconButton
            icon={ChevronRight}
            label={t('panel.next')}
            disabled={after === undefined}
            onClick={() => after && onSelect({ kind: 'step', step: after.id })}
          />
        </>
      }
    >
      <StepExplained view={view} step={step} onSelect={onSelect} onBind={onBind} />
    </PanelFrame>
  );
}

function StepMeta({ step }: { step: LiveStep }) {
  const { t } = useText();
  const channels = [...new Set(step.touchpoints.map((one) => t(`channel.${one.channel}`)))].join(', ');
  const departments = [...new Set(step.touchpoints.map((one) => one.department))]
    .filter((one) => one !== '')
    .join(', ');
  const modes = step.modes.map((mode) => t(`map.${mode}`)).join(', ');
  const parts = [channels, departments, modes].filter((part) => part !== '');
  if (step.momentOfTruth === null && parts.length === 0) return null;
  return (
    <p className={styles.meta}>
      {step.momentOfTruth !== null && (
        <>
          <span className={styles.moment}>
            {t('map.moment')}
            {step.momentOfTruth === '' ? '' : `: ${step.momentOfTruth}`}
          </span>
          {parts.length > 0 && ' · '}
        </>
      )}
      {parts.join(' · ')}
    </p>
  );
}

/** The break of medium on the way to the step, and what it costs. */
function BreakBefore({ view, step }: { view: LiveView; step: LiveStep }) {
  const { t, format } = useText();
  const place = view.steps.indexOf(step);
  const found = view.breaks.find((one) => one.after + 1 === place);
  if (found === undefined) return null;
  const channels = (names: readonly Channel[]): string => format.list(names.map((name) => t(`channel.${name}`)));
  return (
    <section className={styles.group}>
      <h3>{t('map.mediaBreak')}</h3>
      <p>
        {t('panel.breakBetween', { from: channels(found.from), to: channels(found.to) })}
        {found.cost !== null && (
          <>
            {' '}
            <Rich
              id="panel.breakCost"
              values={{
                step: view.steps[found.after]?.name ?? '',
                duration: format.duration(found.cost.medianMs),
                share: format.percent(found.cost.leaving),
              }}
            />
          </>
        )}
      </p>
    </section>
  );
}

/** Everything known about a step; the same in the panel and in the list of small screens. */
export function StepExplained({
  view,
  step,
  onSelect,
  onBind,
}: {
  view: LiveView;
  step: LiveStep;
  onSelect: (selection: Selection | null) => void;
  onBind: (step: string) => void;
}) {
  const { t } = useText();
  if (!view.measured) return <Skeleton rows={5} height={48} />;
  return (
    <>
      {step.bound && <Finding view={view} step={step} />}
      <BreakBefore view={view} step={step} />
      <Times title={t('panel.timeTitle')} time={step.time} />
      {step.bound && view.figures.journeys > 0 && <DeviationList view={view} step={step} />}
      {step.feelingLived !== null && <Feeling step={step} lived={step.feelingLived} />}
      {step.expectations.length > 0 && <Expectations step={step} />}
      <section className={styles.group}>
        <h3>
          {t('panel.binding')}
          {step.bound && <small>{t('panel.events', { events: step.touches })}</small>}
        </h3>
        {step.bound ? (
          <div className={styles.events}>
            {step.boundEvents.map((name) => (
              <span key={name} className={styles.event}>
                {name}
              </span>
            ))}
          </div>
        ) : (
          <p>{t('panel.bindingNone')}</p>
        )}
      </section>
      <StepActions view={view} step={step} onSelect={onSelect} onBind={onBind} />
    </>
  );
}

function Finding({ view, step }: { view: LiveView; step: LiveStep }) {
  const { t, format } = useText();
  const place = view.steps.indexOf(step);
  const isWorst = place === worstDrop(view.steps);
  if (step.people === 0) {
    return (
      <div className={styles.finding}>
        <p>
          <Rich id="panel.nobody" />
        </p>
      </div>
    );
  }
  const { dropOff, repeated } = step;
  return (
    <div className={`${styles.finding} ${isWorst ? styles.below : ''}`}>
      <p>
        <Rich
          id="panel.share"
          values={{ people: step.people, share: format.percent(step.share), total: view.figures.people }}
        />
      </p>
      {dropOff !== null && dropOff.journeys > 0 && (
        <p>
          <Rich id="panel.drop" values={{ journeys: dropOff.journeys, share: format.percent(dropOff.share) }} />{' '}
          {isWorst && t('panel.dropWorst')}
        </p>
      )}
      {dropOff !== null && dropOff.journeys === 0 && place < view.steps.length - 1 && <p>{t('panel.dropNone')}</p>}
      {repeated !== null && repeated.people > 0 && (
        <p>
          <Rich id="panel.repeated" values={{ share: format.percent(repeated.share), people: repeated.people }} />
        </p>
      )}
    </div>
  );
}

/** What was promised and what was lived, with the answers it rests on. */
function Feeling({ step, lived }: { step: LiveStep; lived: LivedFeeling }) {
  const { t, format } = useText();
  const { level, low, high, n } = lived;
  return (
    <section className={styles.group}>
      <h3>
        {t('feeling.title')}
        <small>{t('feeling.answers', { n })}</small>
      </h3>
      <p>
        {step.feelingPlanned !== null && (
          <>
            <Rich id="feeling.promisedLong" values={{ level: format.signed(step.feelingPlanned) }} />{' '}
          </>
        )}
        <Rich
          id={low === null || high === null ? 'feeling.livedFew' : 'feeling.livedLong'}
          values={{
            level: format.signed(level),
            low: format.signed(low ?? level),
            high: format.signed(high ?? level),
          }}
        />
      </p>
      <p className={styles.soft}>{t('feeling.how')}</p>
    </section>
  );
}

function Expectations({ step }: { step: LiveStep }) {
  const { t, format } = useText();
  return (
    <section className={styles.group}>
      <h3>{t('panel.expectations')}</h3>
      <dl className={styles.quantiles}>
        {step.expectations.map((one) => (
          <div key={one.id} style={{ display: 'contents' }}>
            <dt>{one.context === null ? one.aspect : `${one.aspect} (${one.context})`}</dt>
            <dd>
              {one.lived === null ? (
                `${format.number(one.level, 1)}/${format.number(one.scaleMax)}`
              ) : (
                <GapMark one={one} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
