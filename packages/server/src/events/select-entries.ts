import type { CatalogueEntry } from './event-catalogue.ts';

export const SORTS = ['name', 'events', 'people', 'firstAt', 'lastAt'] as const;
export type Sort = (typeof SORTS)[number];

/** What of the catalogue is asked for. */
export interface CatalogueQuestion {
  /** Part of the name, whatever the case. */
  readonly search?: string | undefined;
  /** Only names that are (not) recognised anywhere. */
  readonly bound?: 'yes' | 'no' | undefined;
  readonly sort: Sort;
  readonly descending: boolean;
}

/** The entries asked for, in the order asked for; equal ones by name. */
export function selectEntries(
  entries: readonly CatalogueEntry[],
  isBound: (entry: CatalogueEntry) => boolean,
  { search = '', bound, sort, descending }: CatalogueQuestion,
): CatalogueEntry[] {
  const words = search.trim().toLowerCase();
  const direction = descending ? -1 : 1;
  return entries
    .filter((entry) => entry.name.toLowerCase().includes(words))
    .filter((entry) => bound === undefined || isBound(entry) === (bound === 'yes'))
    .sort((one, other) => direction * compare(one[sort], other[sort]) || compare(one.name, other.name));
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other), 'de', { numeric: true });
}
