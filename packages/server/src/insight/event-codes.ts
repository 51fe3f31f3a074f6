import type { EventCode } from '@waymark/model';

/** What the index knows of an event: name, channel, and which of the property tests it passes (bit i = test i). */
export interface IndexedCode extends EventCode {
  readonly flags: number;
}

/** Numbers the codes of a workspace in the order they are first seen; a code's number never changes. */
export class EventCodes {
  readonly list: IndexedCode[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string, channel: string, flags: number): number {
    // Names hold no NUL: it is refused where events come in.
    const key = `${name}\0${channel}\0${flags}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.list.length);
    this.list.push({ name, channel, flags });
    return this.list.length - 1;
  }
}
