import type { Size } from './graph-layout.ts';

/** Width of a text in the faces of the drawing, in pixels. */
export type TextWidth = (text: string, face: 'name' | 'number') => number;

const FAMILY = '"Overpass Variable", Overpass, system-ui, sans-serif';
const FACES = { name: `600 14.5px ${FAMILY}`, number: `500 13.5px ${FAMILY}` } as const;
/** Fonts of an exported picture may run a little wider. */
const SLACK = 1.05;

const WIDEST_NAME = 156;
const PADDING = 13;
const GAP = 12;
export const LINE_HEIGHT = 18;

/** Resolves when the faces of the drawing can be measured; a face that does not come is measured as what stands in for it. */
export async function facesLoaded(): Promise<void> {
  await Promise.allSettled(Object.values(FACES).map((face) => document.fonts.load(face)));
}

/** Measures on a canvas that is never shown. */
export function canvasTextWidth(): TextWidth {
  const context = document.createElement('canvas').getContext('2d');
  return (text, face) => {
    if (context === null) return text.length * 7;
    context.font = FACES[face];
    // Numbers are set with digits of equal width, which are as wide as the widest, the nought.
    const measured = face === 'number' ? text.replace(/\d/g, '0') : text;
    return context.measureText(measured).width * SLACK;
  };
}

function shortened(line: string, width: TextWidth): string {
  if (width(line, 'name') <= WIDEST_NAME) return line;
  let text = line;
  while (text.length > 1 && width(`${text}…`, 'name') > WIDEST_NAME) text = text.slice(0, -1);
  return `${text.trimEnd()}…`;
}

/** A name in one line, or in two of about the same length; what does not fit ends with an ellipsis. */
export function nameLines(name: string, width: TextWidth): string[] {
  if (width(name, 'name') <= WIDEST_NAME) return [name];
  const breaks = [...name.matchAll(/[\s\-_/:.]+/g)].map(({ index, 0: gap }) => index + gap.length);
  const halves = breaks.map((at) => [name.slice(0, at).trimEnd(), name.slice(at)] as const);
  const longer = ([a, b]: readonly [string, string]): number => Math.max(width(a, 'name'), width(b, 'name'));
  const best = halves
    .filter(([, second]) => second !== '')
    .reduce<readonly [string, string] | null>(
      (found, half) => (found === null || longer(half) < longer(found) ? half : found),
      null,
    );
  return (best ?? [name]).map((line) => shortened(line, width));
}

/** How a node looks: like a signpost, the name at its left, the number at its right. */
export interface NodeFace extends Size {
  readonly lines: readonly string[];
}

/** @param number the widest one that may stand there */
export function nodeFace(name: string, number: string, width: TextWidth): NodeFace {
  const lines = nameLines(name, width);
  const widest = Math.max(...lines.map((line) => width(line, 'name'))) + GAP + width(number, 'number');
  return { lines, width: Math.ceil(widest / 4) * 4 + 2 * PADDING, height: lines.length * LINE_HEIGHT + 16 };
}

/** Where the name begins and the number ends, from the edges of the node. */
export const TEXT_INSET = PADDING;
