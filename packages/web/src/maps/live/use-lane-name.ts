import { isTextKey } from '@waymark/text';
import { useText } from '../../shell/preferences-context.tsx';
import type { LiveLane, LiveView } from './live-view.ts';

/** Heading of a lane: its own, else the name of its kind. */
export function useLaneName({ gap }: Pick<LiveView, 'gap'>): (lane: LiveLane) => string {
  const { t } = useText();
  return (lane) => {
    if (lane.kind === 'notes') {
      if (lane.pains && lane.opportunities) return t('map.lane.painAndChance');
      return t(lane.pains ? 'map.lane.pain' : 'map.lane.opportunity');
    }
    if (lane.name !== null && lane.name !== '') return lane.name;
    if (lane.kind === 'text') {
      const key = `lane.${lane.lane}`;
      return isTextKey(key) ? t(key) : lane.lane;
    }
    return t(lane.kind === 'expectation' && gap !== null ? 'map.lane.gap' : `map.lane.${lane.kind}`);
  };
}
