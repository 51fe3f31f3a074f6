import type { Plan, PlannedStep } from '../../src/index.ts';

/** Every way to put these in a row. */
function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((one, place) => permutations(items.toSpliced(place, 1)).map((rest) => [one, ...rest]));
}

/** No journey of the tests is longer, so no more repeats can pay. */
export const MOST_REPEATS = 4;

/** Words of one planned step: once, or several times when it may repeat. */
function wordsOfStep({ step, repeatable, optional }: PlannedStep): number[][] {
  const words = Array.from({ length: repeatable ? MOST_REPEATS : 1 }, (_, times) =>
    new Array<number>(times + 1).fill(step),
  );
  return optional ? [[], ...words] : words;
}

const distinct = (words: readonly number[][]) => [...new Map(words.map((word) => [word.join(), word])).values()];

const product = (left: readonly number[][], right: readonly number[][], most: number) =>
  distinct(left.flatMap((start) => right.map((end) => [...start, ...end])).filter((word) => word.length <= most));

/** Brute force: every word of the plan's language of at most `most` steps. */
export function wordsOf(plan: Plan, most: number): number[][] {
  let words: number[][] = [[]];
  for (const item of plan) {
    let own: number[][];
    if (item.kind === 'step') own = wordsOfStep(item);
    else if (item.kind === 'oneOf') {
      own = item.options.flatMap((option) => wordsOfStep(option));
      if (item.optional || item.options.length === 0) own.push([]);
    } else {
      own = permutations(item.steps).flatMap((order) =>
        order.reduce<number[][]>((all, step) => product(all, wordsOfStep(step), most), [[]]),
      );
      if (item.optional) own.push([]);
    }
    words = product(words, own, most);
  }
  return words;
}

/** Edit distance with insertions and deletions only. */
export function editDistance(touches: readonly (readonly number[])[], word: readonly number[]): number {
  let row = Array.from({ length: word.length + 1 }, (_, place) => place);
  for (const steps of touches) {
    const next = [(row[0] as number) + 1];
    word.forEach((step, place) => {
      const costs = [(row[place + 1] as number) + 1, (next[place] as number) + 1];
      if (steps.includes(step)) costs.push(row[place] as number);
      next.push(Math.min(...costs));
    });
    row = next;
  }
  return row.at(-1) as number;
}
