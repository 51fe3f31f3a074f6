import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import { useAudienceText } from '../audience/use-audience.ts';
import type { LiveNumbers } from '../live/live-numbers.ts';
import type { LivedExperience } from '../live/live-view.ts';
import { readLiveNumbers } from '../live/read-live-numbers.ts';
import type { Bounds } from './compared-periods.ts';

/** What was measured and what was answered on one side of a comparison. */
export interface Side {
  readonly numbers: LiveNumbers;
  readonly experience: ReadonlyMap<string, LivedExperience>;
}

/** One side of a comparison: of the audience in the address, or of everybody else; null bounds ask nothing. */
export function useSide(map: string, bounds: Bounds | null, others = false) {
  const who = useAudienceText();
  return useQuery({
    queryKey: ['live', map, 'side', bounds, who, others],
    enabled: bounds !== null,
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<Side> => {
      const scope = { ...bounds, ...(who === undefined ? {} : { who }), others: others ? 'true' : 'false' } as const;
      const params = { params: { path: { id: map }, query: scope } };
      const [live, { items }] = await Promise.all([
        bodyOf(api.GET('/api/v1/maps/{id}/live', params)),
        bodyOf(api.GET('/api/v1/maps/{id}/experience', params)),
      ]);
      return {
        numbers: readLiveNumbers(live),
        experience: new Map(items.map(({ expectation, ...lived }) => [expectation, lived])),
      };
    },
  });
}
