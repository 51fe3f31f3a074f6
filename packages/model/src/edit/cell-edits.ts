import type { Id } from '../id.ts';
import type { Cell } from '../map/cell.ts';
import type { JourneyMap } from '../map/journey-map.ts';
import { type Writing, writeText } from './write-text.ts';

/** What stands in a lane at a step. */
export function cellAt(map: JourneyMap, lane: Id, step: Id): Cell | undefined {
  return map.cells.find((cell) => cell.lane === lane && cell.step === step);
}

/** Puts a cell at its place, over what stood there. */
export function setCell(map: JourneyMap, cell: Cell): JourneyMap {
  return { ...map, cells: [...without(map, cell.lane, cell.step), cell] };
}

/** Empties a place. */
export function clearCell(map: JourneyMap, lane: Id, step: Id): JourneyMap {
  return { ...map, cells: without(map, lane, step) };
}

/** Writes into a lane of words; a place with no word in any language is empty. */
export function writeCell(map: JourneyMap, lane: Id, step: Id, text: string, writing: Writing): JourneyMap {
  const before = cellAt(map, lane, step);
  const cell = before?.kind === 'text' ? before : { kind: 'text' as const, lane, step, text: '' };
  const after = writeText(cell, 'text', text, writing);
  const words = [after.text, ...Object.values(after.translations ?? {}).map((one) => one?.text ?? '')];
  return words.every((one) => one === '') ? clearCell(map, lane, step) : setCell(map, after);
}

/** Plans a feeling (−2 to 2, in quarters); null plans none. What personas feel otherwise stays. */
export function planFeeling(map: JourneyMap, lane: Id, step: Id, level: number | null): JourneyMap {
  if (level === null) return clearCell(map, lane, step);
  const before = cellAt(map, lane, step);
  const held = Math.round(Math.max(-2, Math.min(2, level)) * 4) / 4;
  return setCell(
    map,
    before?.kind === 'feeling' ? { ...before, level: held } : { kind: 'feeling', lane, step, level: held },
  );
}

function without(map: JourneyMap, lane: Id, step: Id): Cell[] {
  return map.cells.filter((one) => one.lane !== lane || one.step !== step);
}
