/** Counts occasions, and each person once: people come one after the other, by a number that grows. */
export class Tally {
  /** By place, side by side so that it costs one look into memory: occasions, people, the last person. */
  readonly cells: Int32Array;

  constructor(length: number) {
    this.cells = new Int32Array(length * 4);
  }

  add(place: number, person: number): void {
    const { cells } = this;
    const at = place << 2;
    cells[at] = (cells[at] as number) + 1;
    if (cells[at + 2] === person) return;
    cells[at + 2] = person;
    cells[at + 1] = (cells[at + 1] as number) + 1;
  }

  get counts(): Float64Array {
    return Float64Array.from({ length: this.cells.length / 4 }, (_, place) => this.cells[place * 4] as number);
  }

  get people(): Float64Array {
    return Float64Array.from({ length: this.cells.length / 4 }, (_, place) => this.cells[place * 4 + 1] as number);
  }
}
