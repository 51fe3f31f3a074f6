import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedOrder, newPositions } from '../src/document/order.ts';
import { isPosition, positionsBetween } from '../src/document/position.ts';
import { mergedSplice, spliceBetween } from '../src/document/text-splice.ts';

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 8 });
const position = fc.stringMatching(/^[0-9A-Za-z]{0,3}[1-9A-Za-z]$/);

test('there are any number of positions between any two', () => {
  fc.assert(
    fc.property(fc.option(position), fc.option(position), fc.integer({ min: 0, max: 40 }), (one, two, count) => {
      const [after, before] = one !== null && two !== null && one > two ? [two, one] : [one, two];
      if (after !== null && after === before) return;
      const made = positionsBetween(after, before, count);
      expect(made).toHaveLength(count);
      expect(made.every(isPosition)).toBe(true);
      const all = [...(after === null ? [] : [after]), ...made, ...(before === null ? [] : [before])];
      expect(all).toEqual(all.toSorted((x, y) => (x < y ? -1 : 1)));
      expect(new Set(all).size).toBe(all.length);
    }),
    { numRuns: 500 },
  );
});

test('putting a thing first, again and again, stays within the limit', () => {
  let order = ['a0'];
  const positions = new Map(newPositions(order, () => null));
  for (let n = 1; n < 3000; n++) {
    order = [`a${n}`, ...order];
    for (const [id, place] of newPositions(order, (id) => positions.get(id) ?? null)) positions.set(id, place);
  }
  expect([...positions.values()].every(isPosition)).toBe(true);
  expect(order.toSorted((x, y) => ((positions.get(x) ?? '') < (positions.get(y) ?? '') ? -1 : 1))).toEqual(order);
});

test('new positions give the order, and change as few as can be', () => {
  fc.assert(
    fc.property(ids, fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), position), (order, known) => {
      const present = (id: string) => known[id] ?? null;
      const changed = newPositions(order, present);
      const final = order.map((id) => changed.get(id) ?? present(id) ?? '');
      for (const [index, place] of final.entries())
        if (index > 0) expect((final[index - 1] as string) < place).toBe(true);
      expect(newPositions(order, (id) => changed.get(id) ?? present(id)).size).toBe(0);
    }),
    { numRuns: 500 },
  );
});

test('without changes of others the merged order is the wanted one; without own changes it is theirs', () => {
  fc.assert(
    fc.property(ids, ids, ids, (base, wanted, theirs) => {
      expect(mergedOrder(base, base, wanted)).toEqual(wanted);
      expect(mergedOrder(theirs, base, base)).toEqual(theirs);
      const merged = mergedOrder(theirs, base, wanted);
      expect(new Set(merged).size).toBe(merged.length);
      for (const id of wanted) if (!base.includes(id)) expect(merged).toContain(id);
      for (const id of base) if (!wanted.includes(id)) expect(merged).not.toContain(id);
    }),
    { numRuns: 500 },
  );
});

test('a splice turns one text into the other and cuts no pair', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁'), maxLength: 8 });
  const apply = (before: string, splice: ReturnType<typeof spliceBetween>) =>
    splice === null
      ? before
      : before.slice(0, splice.start) + splice.inserted + before.slice(splice.start + splice.deleted);
  fc.assert(
    fc.property(text, text, text, (base, wanted, theirs) => {
      const splice = spliceBetween(base, wanted);
      expect(apply(base, splice)).toBe(wanted);
      expect(splice?.inserted.isWellFormed() ?? true).toBe(true);
      expect(apply(base, mergedSplice(base, base, wanted))).toBe(wanted);
      expect(apply(theirs, mergedSplice(theirs, base, base))).toBe(theirs);
      expect(apply(theirs, mergedSplice(theirs, base, wanted)).isWellFormed()).toBe(true);
    }),
    { numRuns: 500 },
  );
});
