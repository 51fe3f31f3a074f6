/** What can be chosen on a live map. */
export type Selection =
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'phase'; readonly phase: string }
  /** The way from a step to the next one. */
  | { readonly kind: 'ribbon'; readonly step: string; readonly next: string }
  /** Those who leave after a step. */
  | { readonly kind: 'left'; readonly step: string }
  | { readonly kind: 'figure'; readonly figure: FigureKey };

export const FIGURE_KEYS = ['people', 'reachedB', 'fit', 'gap', 'duration', 'open'] as const;
export type FigureKey = (typeof FIGURE_KEYS)[number];

/** No id has one. */
const BETWEEN = '*';

/** Reads what is chosen from an address: `step=ID`, or `show=` phase, ribbon, left or figure; nothing where it is unreadable. */
export function selectionOf(search: URLSearchParams): Selection | null {
  const [kind, first, second, ...more] = (search.get('show') ?? '').split(BETWEEN);
  if (first !== undefined && first !== '' && more.length === 0) {
    if (kind === 'phase' && second === undefined) return { kind, phase: first };
    if (kind === 'left' && second === undefined) return { kind, step: first };
    if (kind === 'ribbon' && second !== undefined && second !== '') return { kind, step: first, next: second };
    const figure = FIGURE_KEYS.find((key) => key === first);
    if (kind === 'figure' && second === undefined && figure !== undefined) return { kind, figure };
  }
  const step = search.get('step');
  return step === null ? null : { kind: 'step', step };
}

function shown(selection: Exclude<Selection, { kind: 'step' }>): string {
  switch (selection.kind) {
    case 'phase':
      return ['phase', selection.phase].join(BETWEEN);
    case 'left':
      return ['left', selection.step].join(BETWEEN);
    case 'ribbon':
      return ['ribbon', selection.step, selection.next].join(BETWEEN);
    case 'figure':
      return ['figure', selection.figure].join(BETWEEN);
  }
}

/** The same address with something else chosen, or nothing. */
export function withSelection(search: URLSearchParams, selection: Selection | null): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('step');
  next.delete('show');
  if (selection?.kind === 'step') next.set('step', selection.step);
  else if (selection !== null) next.set('show', shown(selection));
  return next;
}

/** Whether two selections are the same. */
export function isSameSelection(one: Selection | null, other: Selection | null): boolean {
  const empty = new URLSearchParams();
  return withSelection(empty, one).toString() === withSelection(empty, other).toString();
}
