import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Direction } from './graph-layout.ts';
import { MEASURES, type Measure } from './measure.ts';
import type { Detail } from './shown-part.ts';

/** What the address says about the graph. */
export interface GraphAddress {
  readonly measure: Measure;
  /** Null where the graph chooses by itself. */
  readonly direction: Direction | null;
  readonly detailNodes: number | null;
  readonly detailEdges: number | null;
  /** Id of the chosen node or edge. */
  readonly picked: string | null;
  /** Mark of the chosen variant. */
  readonly variant: string | null;
}

/** What can be changed; null goes back to what holds without it. */
export interface GraphChange {
  readonly measure?: Measure;
  readonly direction?: Direction | null;
  readonly detail?: Detail | null;
  readonly picked?: string | null;
  readonly variant?: string | null;
}

function shareIn(text: string | null): number | null {
  const percent = Number(text);
  return text !== null && Number.isInteger(percent) && percent >= 0 && percent <= 100 ? percent / 100 : null;
}

export function graphAddressOf(search: URLSearchParams): GraphAddress {
  const direction = search.get('dir');
  return {
    measure: MEASURES.find((one) => one === search.get('by')) ?? 'people',
    direction: direction === 'down' || direction === 'right' ? direction : null,
    detailNodes: shareIn(search.get('events')),
    detailEdges: shareIn(search.get('links')),
    picked: search.get('pick'),
    variant: search.get('way'),
  };
}

export function withGraphChange(search: URLSearchParams, change: GraphChange): URLSearchParams {
  const next = new URLSearchParams(search);
  const set = (key: string, value: string | null | undefined): void => {
    if (value === null) next.delete(key);
    else if (value !== undefined) next.set(key, value);
  };
  const percent = (share: number): string => String(Math.round(share * 100));
  set('by', change.measure === 'people' ? null : change.measure);
  set('dir', change.direction);
  set('pick', change.picked);
  set('way', change.variant);
  if (change.detail !== undefined) {
    set('events', change.detail === null ? null : percent(change.detail.nodes));
    set('links', change.detail === null ? null : percent(change.detail.edges));
  }
  return next;
}

/** The state of the graph in the address. Changes replace the entry, so that "back" leaves the page. */
export function useGraphAddress(): [GraphAddress, (change: GraphChange) => void] {
  const [search, setSearch] = useSearchParams();
  const address = useMemo(() => graphAddressOf(search), [search]);
  const change = useCallback(
    (wanted: GraphChange) => setSearch((before) => withGraphChange(before, wanted), { replace: true }),
    [setSearch],
  );
  return [address, change];
}
