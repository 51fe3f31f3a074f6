import {
  changeStep,
  duplicateStep,
  insertStep,
  newStep,
  nudgeStep,
  placeOfStep,
  removeStep,
  type Step,
  writeText,
} from '@waymark/model';
import { ChevronLeft, ChevronRight, Copy, Link2, ListPlus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import panel from '../live/panel.module.css';
import { Check } from './check.tsx';
import { DraftField } from './draft-field.tsx';
import { ExpectationsSection } from './expectations-section.tsx';
import { LanesSection } from './lanes-section.tsx';
import { usePlan } from './plan-context.tsx';
import styles from './plan-panel.module.css';
import { StepBindingDialog } from './step-binding-dialog.tsx';
import { TouchpointsSection } from './touchpoints-section.tsx';
import { useTakeAway } from './use-take-away.ts';

/** Everything that can be said of a step. */
export function PlanStepPanel({ step }: { step: Step }) {
  const { map, shown, choose, readOnly } = usePlan();
  const { t } = useText();
  const steps = shown.phases.flatMap((phase) => phase.steps);
  const at = steps.findIndex((one) => one.id === step.id);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  // The map may be shown in another language than it is written in; what is not text is the same in both.
  const stored = map.phases.flatMap((phase) => phase.steps).find((one) => one.id === step.id);
  if (stored === undefined) return null;
  return (
    <aside className={panel.panel} aria-label={t('panel.label')} key={step.id}>
      <div className={panel.top}>
        <h2>{step.name === '' ? t('plan.nameless') : step.name}</h2>
        <div className={panel.tools}>
          <IconButton
            icon={ChevronLeft}
            label={t('panel.previous')}
            disabled={before === undefined}
            onClick={() => before && choose({ kind: 'step', id: before.id })}
          />
          <IconButton
            icon={ChevronRight}
            label={t('panel.next')}
            disabled={after === undefined}
            onClick={() => after && choose({ kind: 'step', id: after.id })}
          />
          <IconButton icon={X} label={t('panel.close')} onClick={() => choose(null)} />
        </div>
      </div>
      <StepFields step={step} />
      {!readOnly && <StepActions step={step} />}
    </aside>
  );
}

/** The fields of a step; the same in the panel and in the list of small screens. */
export function StepFields({ step }: { step: Step }) {
  const { change, writing, readOnly } = usePlan();
  const { t } = useText();
  const set = (edit: (step: Step) => Step): void => change((map) => changeStep(map, step.id, edit));
  return (
    <>
      <section className={styles.fields}>
        <DraftField
          label={t('plan.name')}
          stored={step.name}
          write={(map, text) => changeStep(map, step.id, (one) => writeText(one, 'name', text, writing))}
        />
        <DraftField
          label={t('plan.description')}
          stored={step.description ?? ''}
          maxLength={10_000}
          lines
          write={(map, text) => changeStep(map, step.id, (one) => writeText(one, 'description', text, writing))}
        />
        <div className={styles.checks}>
          <Check
            label={t('plan.optional')}
            checked={step.optional}
            disabled={readOnly}
            onChange={(optional) => set((one) => ({ ...one, optional }))}
          />
          <Check
            label={t('plan.repeatable')}
            checked={step.repeatable}
            disabled={readOnly}
            onChange={(repeatable) => set((one) => ({ ...one, repeatable }))}
          />
          <Check
            label={t('map.moment')}
            checked={step.momentOfTruth !== undefined}
            disabled={readOnly}
            onChange={(decides) =>
              set(({ momentOfTruth: _before, ...one }) => (decides ? { ...one, momentOfTruth: { reason: '' } } : one))
            }
          />
        </div>
        {step.momentOfTruth !== undefined && (
          <DraftField
            label={t('plan.momentReason')}
            stored={step.momentOfTruth.reason}
            placeholder={t('plan.momentReasonHint')}
            lines
            write={(map, text) =>
              changeStep(map, step.id, (one) =>
                writing.language === writing.map
                  ? { ...one, momentOfTruth: { reason: text } }
                  : writeText(one, 'momentOfTruth', text, writing),
              )
            }
          />
        )}
      </section>
      <BindingSection step={step} />
      <TouchpointsSection step={step} />
      <ExpectationsSection step={step} />
      <LanesSection step={step} />
    </>
  );
}

function BindingSection({ step }: { step: Step }) {
  const { view, readOnly } = usePlan();
  const { t } = useText();
  const [binding, setBinding] = useState(false);
  const live = view.steps.find((one) => one.id === step.id);
  return (
    <section className={panel.group}>
      <h3>
        {t('panel.binding')}
        {live?.bound && view.measured && (
          <small>{t('plan.matches', { people: live.people, events: live.touches })}</small>
        )}
      </h3>
      {live?.bound ? (
        <div className={panel.events}>
          {live.boundEvents.map((name) => (
            <span key={name} className={panel.event}>
              {name}
            </span>
          ))}
        </div>
      ) : (
        <p>{t('panel.bindingNone')}</p>
      )}
      {!readOnly && (
        <div>
          <Button icon={Link2} onClick={() => setBinding(true)}>
            {t(live?.bound ? 'panel.bindingChange' : 'panel.bind')}
          </Button>
        </div>
      )}
      {binding && <StepBindingDialog step={step} onClose={() => setBinding(false)} />}
    </section>
  );
}

export function StepActions({ step }: { step: Step }) {
  const { map, change, choose, makeId } = usePlan();
  const { t } = useText();
  const takeAway = useTakeAway();
  const place = placeOfStep(map, step.id);
  const add = (after: 0 | 1): void => {
    if (place === null) return;
    const id = makeId();
    change((one) => insertStep(one, newStep(id, t('plan.newStep')), { ...place, index: place.index + after }));
    choose({ kind: 'step', id });
  };
  const steps = map.phases.flatMap((phase) => phase.steps);
  const at = steps.findIndex((one) => one.id === step.id);
  const firstPhase = map.phases[0]?.id === place?.phase;
  const lastPhase = map.phases.at(-1)?.id === place?.phase;
  return (
    <section className={styles.actions} aria-label={t('plan.arrange')}>
      <div className={styles.pair}>
        <Button icon={ListPlus} onClick={() => add(0)}>
          {t('plan.addBefore')}
        </Button>
        <Button icon={ListPlus} onClick={() => add(1)}>
          {t('plan.addAfter')}
        </Button>
        <Button
          icon={ChevronLeft}
          disabled={at === 0 && firstPhase}
          onClick={() => change((one) => nudgeStep(one, step.id, -1))}
        >
          {t('plan.moveLeft')}
        </Button>
        <Button
          icon={ChevronRight}
          disabled={at === steps.length - 1 && lastPhase}
          onClick={() => change((one) => nudgeStep(one, step.id, 1))}
        >
          {t('plan.moveRight')}
        </Button>
        <Button icon={Copy} onClick={() => change((one) => duplicateStep(one, step.id, makeId))}>
          {t('plan.duplicate')}
        </Button>
        <Button
          icon={Trash2}
          onClick={() => takeAway((one) => removeStep(one, step.id), t('plan.stepGone', { name: step.name }))}
        >
          {t('plan.removeStep')}
        </Button>
      </div>
    </section>
  );
}
