import { type PeopleFilter, peopleFilterFromText, peopleFilterToText } from '@waymark/model';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Period } from '../../shell/period.ts';
import { usePeriodBounds } from '../../shell/use-address.ts';

const PARAMETER = 'who';

/** Whom the map is about: the filter in the address (`who=`), and how to change it. Unreadable ones mean everybody. */
export function useAudience(): [PeopleFilter, (filter: PeopleFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const text = search.get(PARAMETER) ?? '';
  const filter = useMemo(() => peopleFilterFromText(text) ?? [], [text]);
  const change = useCallback(
    (next: PeopleFilter) =>
      setSearch((before) => {
        const address = new URLSearchParams(before);
        if (next.length === 0) address.delete(PARAMETER);
        else address.set(PARAMETER, peopleFilterToText(next));
        return address;
      }),
    [setSearch],
  );
  return [filter, change];
}

/** The filter of the address as the API takes it; undefined for everybody. */
export function useAudienceText(): string | undefined {
  const [filter] = useAudience();
  return filter.length === 0 ? undefined : peopleFilterToText(filter);
}

/** What every question about a live map is narrowed by: a period, and the filter of the address. */
export function useScope(period: Period): { from?: string; to?: string; who?: string } {
  const bounds = usePeriodBounds(period);
  const who = useAudienceText();
  return who === undefined ? bounds : { ...bounds, who };
}
