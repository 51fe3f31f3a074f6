import type { Lane } from '@waymark/model';
import { useText } from '../../shell/preferences-context.tsx';

/** Heading of a lane: its own, else the name of its kind. */
export function usePlanLaneName(): (lane: Pick<Lane, 'kind' | 'name'>) => string {
  const { t } = useText();
  return ({ kind, name }) => (name === undefined || name === '' ? t(`plan.kind.${kind}`) : name);
}
