/**
 * Something an analysis of a world must find, as it follows from how the world is made; with what is needed to say how far
 * off chance may lead it. Events are named as they are sent.
 */
export type Finding =
  /** Of those who came to `after`, this share leaves there. */
  | { readonly kind: 'leaves'; readonly after: string; readonly share: number }
  /** There are this many `to` for each `of`; at most one for one. */
  | { readonly kind: 'comes'; readonly to: string; readonly of: string; readonly share: number }
  /** Since the touch before. `logDensity`: the density of the time's logarithm at the median. */
  | { readonly kind: 'takes'; readonly to: string; readonly medianMs: number; readonly logDensity: number }
  /** The mean grade from 1 to 5 people give for an aspect, in a situation where one is named. */
  | { readonly kind: 'says'; readonly aspect: string; readonly situation?: boolean; readonly mean: number };
