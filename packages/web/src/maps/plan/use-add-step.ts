import { insertStep, newStep, type StepPlace } from '@waymark/model';
import { useText } from '../../shell/preferences-context.tsx';
import { usePlan } from './plan-context.tsx';

/** Puts a new step at a place and chooses it. */
export function useAddStep(): (place: StepPlace) => void {
  const { change, choose, makeId } = usePlan();
  const { t } = useText();
  return (place) => {
    const id = makeId();
    change((map) => insertStep(map, newStep(id, t('plan.newStep')), place));
    choose({ kind: 'step', id });
  };
}
