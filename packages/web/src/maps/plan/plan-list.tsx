import { Plus } from 'lucide-react';
import { useText } from '../../shell/preferences-context.tsx';
import { Button } from '../../ui/button.tsx';
import { phaseColour } from '../live/phase-colour.ts';
import list from '../live/step-list.module.css';
import { usePlan } from './plan-context.tsx';
import styles from './plan-panel.module.css';
import { StepActions, StepFields } from './plan-step-panel.tsx';
import { useAddStep } from './use-add-step.ts';

/** The plan on small screens: steps one below the other; a step unfolds into its fields. */
export function PlanList() {
  const { shown, chosen, choose, readOnly } = usePlan();
  const { t } = useText();
  const addStep = useAddStep();
  return (
    <div className={list.list}>
      {shown.phases.map((phase, at) => (
        <section key={phase.id} className={list.phase} style={{ ['--phase' as string]: phaseColour(at) }}>
          <h2>
            <button type="button" className={styles.link} onClick={() => choose({ kind: 'phase', id: phase.id })}>
              {phase.name === '' ? t('plan.nameless') : phase.name}
            </button>
          </h2>
          {phase.steps.map((step) => {
            const open = chosen?.kind === 'step' && chosen.id === step.id;
            return (
              <div key={step.id} className={list.step}>
                <button
                  type="button"
                  className={list.head}
                  aria-expanded={open}
                  onClick={() => choose(open ? null : { kind: 'step', id: step.id })}
                >
                  <b>{step.name === '' ? t('plan.nameless') : step.name}</b>
                </button>
                {open && (
                  <div className={list.body}>
                    <StepFields step={step} />
                    {!readOnly && <StepActions step={step} />}
                  </div>
                )}
              </div>
            );
          })}
          {!readOnly && (
            <div className={styles.addRow}>
              <Button icon={Plus} onClick={() => addStep({ phase: phase.id, index: phase.steps.length })}>
                {t('plan.addStep')}
              </Button>
            </div>
          )}
        </section>
      ))}
    </div>
  );
}
