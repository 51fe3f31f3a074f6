/**
 * Gives equal sequences of whole numbers the same number, by hash and comparison: sequences that merely share a hash stay
 * apart.
 */
export class SequenceTable {
  #slots = new Int32Array(1 << 12).fill(-1);
  readonly #hashes: number[] = [];
  readonly #starts: number[] = [0];
  #values = new Uint32Array(1 << 14);

  get size(): number {
    return this.#hashes.length;
  }

  /** The number of the sequence `values[0, length)`; new ones are numbered onwards. */
  numberOf(values: Uint32Array, length: number): number {
    let hash = 0x811c9dc5 ^ length;
    for (let place = 0; place < length; place += 1) {
      hash = Math.imul(hash ^ (values[place] as number), 0x01000193);
      hash ^= hash >>> 15;
    }
    hash >>>= 0;
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot] as number;
      if (number < 0) return this.#insert(slot, hash, values, length);
      if (this.#hashes[number] === hash && this.#equals(number, values, length)) return number;
    }
  }

  #equals(number: number, values: Uint32Array, length: number): boolean {
    const start = this.#starts[number] as number;
    if ((this.#starts[number + 1] as number) - start !== length) return false;
    for (let place = 0; place < length; place += 1) if (this.#values[start + place] !== values[place]) return false;
    return true;
  }

  #insert(slot: number, hash: number, values: Uint32Array, length: number): number {
    const number = this.#hashes.length;
    const start = this.#starts[number] as number;
    if (start + length > this.#values.length) {
      const larger = new Uint32Array(Math.max(start + length, this.#values.length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values.set(values.subarray(0, length), start);
    this.#hashes.push(hash);
    this.#starts.push(start + length);
    this.#slots[slot] = number;
    if (this.#hashes.length * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    this.#hashes.forEach((hash, number) => {
      let slot = hash & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    });
    this.#slots = slots;
  }

  /** The sequence with this number. */
  sequence(number: number): Uint32Array {
    return this.#values.slice(this.#starts[number], this.#starts[number + 1]);
  }

  lengthOf(number: number): number {
    return (this.#starts[number + 1] as number) - (this.#starts[number] as number);
  }

  /** 52 bits that are the same for equal sequences, whichever table they are in. */
  fingerprint(number: number): number {
    let low = 0x9e3779b9;
    const end = this.#starts[number + 1] as number;
    for (let place = this.#starts[number] as number; place < end; place += 1) {
      low = Math.imul(low ^ (this.#values[place] as number), 0x85ebca6b);
      low ^= low >>> 13;
    }
    return (low >>> 0) * 0x10_0000 + ((this.#hashes[number] as number) >>> 12);
  }
}
