import type { Part } from './part.ts';
import { quantile } from './quantile.ts';
import { isDead } from './segment.ts';
import { type Selection, SKIP } from './selection.ts';
import { SequenceTable } from './sequence-table.ts';

/** People whose selected events have the same sequence of nodes. */
export interface Variant {
  readonly sequence: Uint32Array;
  readonly people: number;
  /** Of all people with at least one selected event. */
  readonly share: number;
  /** From first to last event: exact median, element ⌊n / 2⌋ of the sorted. */
  readonly medianSeconds: number;
}

export interface Variants {
  readonly people: number;
  /** How many different sequences there are, however many are listed. */
  readonly total: number;
  /** The most frequent first; equally frequent ones in the order of their sequences, number by number. */
  readonly variants: readonly Variant[];
}

/** What one share of people adds up to. */
export interface VariantCounts {
  /** Nodes of all sequences, one behind the other; sequence i is `values[starts[i], starts[i + 1])`. */
  readonly values: Uint32Array;
  readonly starts: Uint32Array;
  /** Number of the variant, and seconds from first to last event, of each person. */
  readonly variantOf: Uint32Array;
  readonly seconds: Uint32Array;
}

/** One pass over a share of the people. */
export function countVariants(parts: readonly Part[], selection: Selection): VariantCounts {
  const { nodeOf, fromSecond = 0, toSecond = Number.POSITIVE_INFINITY } = selection;
  const codes = nodeOf.length;
  const table = new SequenceTable();
  const size = parts.reduce((sum, { fromPerson, toPerson }) => sum + toPerson - fromPerson, 0);
  const variantOf = new Uint32Array(size);
  const seconds = new Uint32Array(size);
  let sequence = new Uint32Array(256);
  let people = 0;
  for (const { segment, fromPerson, toPerson } of parts) {
    const { offsets, second, code, dead } = segment;
    for (let place = fromPerson; place < toPerson; place += 1) {
      if (isDead(dead, place)) continue;
      const end = offsets[place + 1] as number;
      const start = offsets[place] as number;
      if (end - start > sequence.length) sequence = new Uint32Array((end - start) * 2);
      let length = 0;
      let first = 0;
      let last = 0;
      for (let row = start; row < end; row += 1) {
        const one = code[row] as number;
        if (one >= codes) continue;
        const node = nodeOf[one] as number;
        if (node === SKIP) continue;
        const at = second[row] as number;
        if (at < fromSecond || at >= toSecond) continue;
        if (length === 0) first = at;
        last = at;
        sequence[length] = node;
        length += 1;
      }
      if (length === 0) continue;
      variantOf[people] = table.numberOf(sequence, length);
      seconds[people] = last - first;
      people += 1;
    }
  }
  const starts = new Uint32Array(table.size + 1);
  const sequences = Array.from({ length: table.size }, (_, number) => table.sequence(number));
  sequences.forEach((one, number) => {
    starts[number + 1] = (starts[number] as number) + one.length;
  });
  const values = new Uint32Array(starts[table.size] as number);
  sequences.forEach((one, number) => {
    values.set(one, starts[number]);
  });
  return { values, starts, variantOf: variantOf.slice(0, people), seconds: seconds.slice(0, people) };
}

/** Which of two sequences comes first, number by number, the shorter before the longer that begins with it. */
export function compareSequences(a: Uint32Array, b: Uint32Array): number {
  const length = Math.min(a.length, b.length);
  for (let place = 0; place < length; place += 1) {
    const difference = (a[place] as number) - (b[place] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Puts the shares together. @param limit how many of the most frequent variants to list */
export function gatherVariants(counts: readonly VariantCounts[], limit: number): Variants {
  const table = new SequenceTable();
  const numbers = counts.map(({ values, starts }) =>
    Array.from({ length: starts.length - 1 }, (_, local) => {
      const sequence = values.subarray(starts[local], starts[local + 1]);
      return table.numberOf(sequence, sequence.length);
    }),
  );
  const peopleOf = new Uint32Array(table.size);
  counts.forEach(({ variantOf }, share) => {
    const number = numbers[share] as number[];
    for (const local of variantOf)
      peopleOf[number[local] as number] = (peopleOf[number[local] as number] as number) + 1;
  });
  const people = counts.reduce((sum, { variantOf }) => sum + variantOf.length, 0);
  const order = Array.from(peopleOf.keys()).sort((a, b) => (peopleOf[b] as number) - (peopleOf[a] as number));
  // Only as far as the list goes do ties need their sequences compared.
  const least = peopleOf[order[Math.min(limit, order.length) - 1] ?? 0] ?? 0;
  const listed = order
    .filter((number) => (peopleOf[number] as number) >= least)
    .map((number) => ({ number, sequence: table.sequence(number) }))
    .sort(
      (a, b) =>
        (peopleOf[b.number] as number) - (peopleOf[a.number] as number) || compareSequences(a.sequence, b.sequence),
    )
    .slice(0, limit);
  const times = timesOf(counts, numbers, listed, peopleOf);
  return {
    people,
    total: table.size,
    variants: listed.map(({ number, sequence }) => ({
      sequence,
      people: peopleOf[number] as number,
      share: (peopleOf[number] as number) / people,
      medianSeconds: quantile(times.get(number) ?? new Uint32Array(), 0.5) ?? 0,
    })),
  };
}

function timesOf(
  counts: readonly VariantCounts[],
  numbers: readonly (readonly number[])[],
  listed: readonly { number: number }[],
  peopleOf: Uint32Array,
): Map<number, Uint32Array> {
  const times = new Map(listed.map(({ number }) => [number, new Uint32Array(peopleOf[number] as number)]));
  const filled = new Map<number, number>();
  counts.forEach(({ variantOf, seconds }, share) => {
    variantOf.forEach((local, person) => {
      const number = numbers[share]?.[local] as number;
      const list = times.get(number);
      if (list === undefined) return;
      const place = filled.get(number) ?? 0;
      list[place] = seconds[person] as number;
      filled.set(number, place + 1);
    });
  });
  return times;
}
