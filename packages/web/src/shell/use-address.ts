import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Period, periodBounds, periodOf, withPeriod } from './period.ts';
import { deviceZone } from './preferences.ts';
import { usePreferences } from './preferences-context.tsx';

/** The period in the address, and how to change it (a step that "back" undoes). */
export function usePeriod(): [Period, (period: Period) => void] {
  const [search, setSearch] = useSearchParams();
  const period = useMemo(() => periodOf(search), [search]);
  const change = useCallback((next: Period) => setSearch((before) => withPeriod(before, next)), [setSearch]);
  return [period, change];
}

/** The instants a period stands for, in the zone times are shown in. */
export function usePeriodBounds(period: Period): { from?: string; to?: string } {
  return periodBounds(period, Date.now(), usePreferences().timeZone ?? deviceZone());
}

/**
 * One parameter of the address. `replace` is for what changes with every arrow key, so that "back" leaves the page
 * instead of walking through each stop.
 */
export function useAddressParameter(
  name: string,
  options: { replace?: boolean } = {},
): [string | null, (value: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  const replace = options.replace ?? false;
  const change = useCallback(
    (value: string | null) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === null) next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace },
      ),
    [setSearch, name, replace],
  );
  return [search.get(name), change];
}

/** Query string with only the period of the present address, for links to other pages. */
export function usePeriodSearch(): string {
  const [period] = usePeriod();
  const text = withPeriod(new URLSearchParams(), period).toString();
  return text === '' ? '' : `?${text}`;
}
