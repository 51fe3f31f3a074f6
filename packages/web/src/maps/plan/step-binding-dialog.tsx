import type { Step } from '@waymark/model';
import { useText } from '../../shell/preferences-context.tsx';
import { bindStep } from '../binding/bind-step.ts';
import { BindingDialog } from '../binding/binding-dialog.tsx';
import { usePlan } from './plan-context.tsx';
import { useSaveTouchpoints } from './queries.ts';

/** Chooses the events by which a step is recognised. */
export function StepBindingDialog({ step, onClose }: { step: Step; onClose: () => void }) {
  const { map, view, touchpoints, change } = usePlan();
  const { t } = useText();
  const save = useSaveTouchpoints(map.id);
  return (
    <BindingDialog
      title={t('bind.title', { step: step.name })}
      saved={t('bind.saved', { step: step.name })}
      chosen={view.steps.find((one) => one.id === step.id)?.boundEvents ?? []}
      usedBy={(name) =>
        view.steps.filter((one) => one.id !== step.id && one.boundEvents.includes(name)).map((one) => one.name)
      }
      save={async (events) => {
        const whole = { ...map, touchpoints: [...touchpoints.values()] };
        const bound = bindStep(whole, step.id, events);
        if (bound.touchpoints.length > 0) await save.mutateAsync(bound.touchpoints);
        change(
          ({ touchpoints: _catalogue, ...now }) =>
            bindStep({ ...now, touchpoints: whole.touchpoints }, step.id, events).map,
        );
      }}
      onClose={onClose}
    />
  );
}
