import { sharedUint32 } from './shared-column.ts';

/** Many times in shared memory: list i is `values[starts[i], starts[i + 1])`. */
export interface TimeLists {
  readonly values: Uint32Array<SharedArrayBuffer>;
  readonly starts: readonly number[];
}

/** Lists of numbers that grow. */
export class GrowingLists {
  readonly values: Uint32Array[];
  readonly lengths: Int32Array;

  constructor(count: number) {
    this.values = Array.from({ length: count }, () => new Uint32Array(256));
    this.lengths = new Int32Array(count);
  }

  add(list: number, value: number): void {
    const length = this.lengths[list] as number;
    let values = this.values[list] as Uint32Array;
    if (length === values.length) {
      const larger = new Uint32Array(length * 2);
      larger.set(values);
      this.values[list] = larger;
      values = larger;
    }
    values[length] = value;
    this.lengths[list] = length + 1;
  }

  shared(): TimeLists {
    const starts = [0];
    let total = 0;
    for (const length of this.lengths) {
      total += length;
      starts.push(total);
    }
    const values = sharedUint32(total);
    this.values.forEach((list, place) => {
      values.set(list.subarray(0, this.lengths[place]), starts[place]);
    });
    return { values, starts };
  }
}
