/**
 * The stops of the tour, in order, and what on the page each speaks of (`and` is shown with it). The board of large screens
 * and the list of small ones have a stop of their own.
 */
export const STOPS = [
  { name: 'way', at: '[data-tour="way"]', and: '[data-tour="figures"]' },
  { name: 'people', at: '[data-tour="people"]', and: null },
  { name: 'peopleList', at: '[data-tour="peopleList"]', and: null },
  { name: 'expectation', at: '[data-tour="expectation"]', and: null },
  { name: 'step', at: '[data-step]', and: null },
  { name: 'bring', at: 'nav [data-tour="bring"]', and: null },
] as const;

export type Stop = (typeof STOPS)[number];

/** The stops whose place is on the page as it is drawn now; bringing one's own data only for those who may. */
export function stopsOf(page: ParentNode, mayImport: boolean): readonly Stop[] {
  return STOPS.filter((stop) => (stop.name !== 'bring' || mayImport) && page.querySelector(stop.at) !== null);
}
