import { useText } from '../../shell/preferences-context.tsx';
import type { LiveView } from '../live/live-view.ts';
import { useBindStep } from '../queries.ts';
import { BindingDialog } from './binding-dialog.tsx';

/** Binds a step right from the live map. */
export function LiveBindingDialog({ view, stepId, onClose }: { view: LiveView; stepId: string; onClose: () => void }) {
  const { t } = useText();
  const bind = useBindStep(view.id);
  const step = view.steps.find((one) => one.id === stepId);
  if (step === undefined) return null;
  return (
    <BindingDialog
      title={t('bind.title', { step: step.name })}
      saved={t('bind.saved', { step: step.name })}
      chosen={step.boundEvents}
      usedBy={(name) =>
        view.steps.filter((one) => one.id !== stepId && one.boundEvents.includes(name)).map((one) => one.name)
      }
      save={(events) => bind.mutateAsync({ stepId, events })}
      onClose={onClose}
    />
  );
}
