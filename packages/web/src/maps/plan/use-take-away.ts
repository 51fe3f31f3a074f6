import type { JourneyMap } from '@waymark/model';
import { useToast } from '../../ui/toast.tsx';
import { usePlan } from './plan-context.tsx';

/** Takes something away and offers to put it back; what was changed meanwhile stays. */
export function useTakeAway(): (edit: (map: JourneyMap) => JourneyMap, message: string) => void {
  const { change, choose, map } = usePlan();
  const showToast = useToast();
  return (edit, message) => {
    const before = map;
    choose(null);
    change(edit);
    showToast(message, () =>
      change(
        () => before,
        () => edit(before),
      ),
    );
  };
}
