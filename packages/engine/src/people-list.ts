import type { Part } from './part.ts';

/** People found by a pass that goes through one person after another, each once however often found. */
export class PeopleList {
  #keys = new BigUint64Array(1024);
  #length = 0;
  #part: Part | undefined;
  #person = -1;

  add(person: number, part: Part): void {
    if (part === this.#part && person === this.#person) return;
    this.#part = part;
    this.#person = person;
    if (this.#length === this.#keys.length) {
      const larger = new BigUint64Array(this.#length * 2);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[this.#length] = part.segment.keys[person] as bigint;
    this.#length += 1;
  }

  keys(): BigUint64Array {
    return this.#keys.slice(0, this.#length);
  }
}

/** What the shares found, ascending. */
export function gatherPeople(found: readonly BigUint64Array[]): BigUint64Array {
  const people = new BigUint64Array(found.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const one of found) {
    people.set(one, filled);
    filled += one.length;
  }
  return people.sort();
}
