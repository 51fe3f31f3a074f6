import { useMatch } from 'react-router';
import { useMaps } from '../maps/queries.ts';
import { usePeriodSearch } from '../shell/use-address.ts';

/** Where the tour begins: on the map that is open, else on the first one; null where there is none. */
export function useTourAddress(): string | null {
  const here = useMatch('/maps/:id')?.params.id;
  const period = usePeriodSearch();
  const maps = useMaps();
  const id = here ?? maps.data?.[0]?.id;
  if (id === undefined) return null;
  const search = new URLSearchParams(period);
  search.set('tour', '1');
  return `/maps/${id}?${search}`;
}
