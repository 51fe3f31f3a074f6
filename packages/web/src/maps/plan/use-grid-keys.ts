import { type FocusEvent, type KeyboardEvent, useState } from 'react';

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  PageUp: [-1, 0],
  PageDown: [1, 0],
};

interface Place {
  readonly row: number;
  readonly column: number;
}

function placeOf(element: HTMLElement): Place | null {
  const { row, column } = element.dataset;
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) };
}

/**
 * Arrow keys in a grid of which one cell is in the tab order at a time. A cell says where it stands by `data-row` and
 * `data-column`; one that needs the arrows up and down itself says `data-keeps-arrows` and is left by the page keys.
 */
export function useGridKeys() {
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  return {
    tabIndexOf: (row: number, column: number): number => (at.row === row && at.column === column ? 0 : -1),
    place: (row: number, column: number) => ({
      'data-row': row,
      'data-column': column,
      tabIndex: at.row === row && at.column === column ? 0 : -1,
    }),
    onFocus(event: FocusEvent<HTMLElement>): void {
      const place = placeOf(event.target);
      if (place !== null && (place.row !== at.row || place.column !== at.column)) setAt(place);
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      if (!(event.target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
      const here = placeOf(event.target);
      const move = MOVES[event.key];
      if (here === null || move === undefined) return;
      if (event.target.dataset.keepsArrows !== undefined && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
        return;
      const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row][data-column]')];
      const next = nearest(cells, here, move);
      if (next === null) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
  };
}

/** The cell one further; where a row has none in this column, the nearest of the next row that has any. */
function nearest(
  cells: readonly HTMLElement[],
  here: Place,
  [down, right]: readonly [number, number],
): HTMLElement | null {
  let best: { element: HTMLElement; far: number; aside: number } | null = null;
  for (const element of cells) {
    const place = placeOf(element);
    if (place === null) continue;
    const far = down === 0 ? (place.column - here.column) * right : (place.row - here.row) * down;
    const aside = down === 0 ? Math.abs(place.row - here.row) : Math.abs(place.column - here.column);
    if (far <= 0 || (down === 0 && aside > 0)) continue;
    if (best === null || far < best.far || (far === best.far && aside < best.aside)) best = { element, far, aside };
  }
  return best?.element ?? null;
}
