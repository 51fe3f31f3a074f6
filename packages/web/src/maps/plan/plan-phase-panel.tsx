import { changePhase, insertPhase, nudgePhase, type Phase, removePhase, writeText } from '@waymark/model';
import { ChevronLeft, ChevronRight, ListPlus, Plus, Trash2, X } from 'lucide-react';
import { useText } from '../../shell/preferences-context.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import panel from '../live/panel.module.css';
import { DraftField } from './draft-field.tsx';
import { usePlan } from './plan-context.tsx';
import styles from './plan-panel.module.css';
import { useAddStep } from './use-add-step.ts';
import { useTakeAway } from './use-take-away.ts';

/** Everything that can be said of a phase. */
export function PlanPhasePanel({ phase }: { phase: Phase }) {
  const { shown, change, choose, writing, readOnly, makeId } = usePlan();
  const { t } = useText();
  const addStep = useAddStep();
  const takeAway = useTakeAway();
  const at = shown.phases.findIndex((one) => one.id === phase.id);
  return (
    <aside className={panel.panel} aria-label={t('plan.phasePanel')}>
      <div className={panel.top}>
        <h2>{phase.name === '' ? t('plan.nameless') : phase.name}</h2>
        <div className={panel.tools}>
          <IconButton icon={X} label={t('panel.close')} onClick={() => choose(null)} />
        </div>
        <p className={panel.meta}>{t('maps.steps', { steps: phase.steps.length })}</p>
      </div>
      <section className={styles.fields} key={phase.id}>
        <DraftField
          label={t('plan.phaseName')}
          stored={phase.name}
          write={(map, text) => changePhase(map, phase.id, (one) => writeText(one, 'name', text, writing))}
        />
        <DraftField
          label={t('plan.description')}
          stored={phase.description ?? ''}
          maxLength={10_000}
          lines
          write={(map, text) => changePhase(map, phase.id, (one) => writeText(one, 'description', text, writing))}
        />
      </section>
      {!readOnly && (
        <section className={styles.actions} aria-label={t('plan.arrange')}>
          <div className={styles.pair}>
            <Button icon={Plus} onClick={() => addStep({ phase: phase.id, index: phase.steps.length })}>
              {t('plan.addStep')}
            </Button>
            <Button
              icon={ListPlus}
              onClick={() => {
                const id = makeId();
                change((map) => insertPhase(map, id, t('plan.newPhase'), at + 1));
                choose({ kind: 'phase', id });
              }}
            >
              {t('plan.addPhaseAfter')}
            </Button>
            <Button
              icon={ChevronLeft}
              disabled={at === 0}
              onClick={() => change((map) => nudgePhase(map, phase.id, -1))}
            >
              {t('plan.moveLeft')}
            </Button>
            <Button
              icon={ChevronRight}
              disabled={at === shown.phases.length - 1}
              onClick={() => change((map) => nudgePhase(map, phase.id, 1))}
            >
              {t('plan.moveRight')}
            </Button>
            <Button
              icon={Trash2}
              onClick={() =>
                takeAway(
                  (map) => removePhase(map, phase.id),
                  t('plan.phaseGone', { name: phase.name, steps: phase.steps.length }),
                )
              }
            >
              {t('plan.removePhase')}
            </Button>
          </div>
        </section>
      )}
    </aside>
  );
}
