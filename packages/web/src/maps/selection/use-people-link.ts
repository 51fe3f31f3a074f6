import { useCallback } from 'react';
import { usePeriodSearch } from '../../shell/use-address.ts';
import { useAudienceText } from '../audience/use-audience.ts';
import type { PeopleChoice } from './queries.ts';

/** Makes the address of the page of people behind a choice on a map, in the same period and of the same audience. */
export function usePeopleLink(mapId: string): (choice: PeopleChoice) => string {
  const period = usePeriodSearch();
  const who = useAudienceText();
  return useCallback(
    (choice) => {
      const search = new URLSearchParams(period);
      search.set('map', mapId);
      for (const [key, value] of Object.entries(choice)) if (value !== undefined) search.set(key, value);
      if (who !== undefined) search.set('who', who);
      return `/people?${search}`;
    },
    [mapId, period, who],
  );
}
