import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Selection, selectionOf, withSelection } from './selection.ts';

/** What is chosen on the map, in the address; it changes with every arrow key, so "back" leaves the page. */
export function useSelection(): [Selection | null, (selection: Selection | null) => void] {
  const [search, setSearch] = useSearchParams();
  const selection = useMemo(() => selectionOf(search), [search]);
  const select = useCallback(
    (next: Selection | null) => setSearch((before) => withSelection(before, next), { replace: true }),
    [setSearch],
  );
  return [selection, select];
}
