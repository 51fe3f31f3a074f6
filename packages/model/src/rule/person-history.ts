import { foldCase } from './match-test.ts';
import type { PersonEvent, PersonFacts } from './person-facts.ts';

/** The events of a person prepared for many questions: by name, and with what questions have found out already. */
export class PersonHistory {
  readonly events: readonly PersonEvent[];
  readonly #all: readonly number[];
  readonly #byName = new Map<string, number[]>();
  readonly #found = new Map<object, readonly number[]>();

  constructor(events: readonly PersonEvent[]) {
    this.events = events;
    this.#all = events.map((_, place) => place);
    for (const [place, { name }] of events.entries()) {
      const folded = foldCase(name);
      const places = this.#byName.get(folded);
      if (places === undefined) this.#byName.set(folded, [place]);
      else places.push(place);
    }
  }

  /** Places of the events with one of these names (lower case), ascending; null: of all. */
  named(names: readonly string[] | null): readonly number[] {
    if (names === null) return this.#all;
    const lists = names.flatMap((name) => {
      const places = this.#byName.get(name);
      return places === undefined ? [] : [places];
    });
    return lists.length === 1 ? (lists[0] as number[]) : lists.flat().sort((a, b) => a - b);
  }

  /** What `find` answers, once for each key. */
  found(key: object, find: () => readonly number[]): readonly number[] {
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const places = find();
    this.#found.set(key, places);
    return places;
  }

  /** How many events have happened by now; events of the future come last. */
  happenedBy(nowMs: number): number {
    let end = this.events.length;
    while (end > 0 && (this.events[end - 1] as PersonEvent).atMs > nowMs) end -= 1;
    return end;
  }
}

const histories = new WeakMap<PersonFacts, PersonHistory>();

/** The history in a person's facts; the same one for the same facts. */
export function historyOf(facts: PersonFacts): PersonHistory {
  const known = histories.get(facts);
  if (known !== undefined) return known;
  const history = new PersonHistory(facts.events);
  histories.set(facts, history);
  return history;
}
