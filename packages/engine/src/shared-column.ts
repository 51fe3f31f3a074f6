type Elements = Uint16Array<SharedArrayBuffer> | Uint32Array<SharedArrayBuffer> | BigUint64Array<SharedArrayBuffer>;

/** A typed array in shared memory of this length, zeroed. */
export const sharedUint8 = (length: number) => new Uint8Array(new SharedArrayBuffer(length));
export const sharedUint16 = (length: number) => new Uint16Array(new SharedArrayBuffer(length * 2));
export const sharedUint32 = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4));
export const sharedBigUint64 = (length: number) => new BigUint64Array(new SharedArrayBuffer(length * 8));

/**
 * The column with room for `needed` elements: itself, or a copy at least half as large again.
 *
 * A new buffer and not a growable one, because views that track a growable buffer's length are some 25 times slower in loops.
 */
export function withRoom<Column extends Elements>(
  column: Column,
  needed: number,
  make: (length: number) => Column,
): Column {
  if (needed <= column.length) return column;
  const larger = make(Math.max(needed, Math.ceil(column.length * 1.5), 1024));
  larger.set(column as never);
  return larger;
}

/** The column cut to exactly `length` elements, so that nothing beyond is kept. */
export function cutTo<Column extends Elements>(
  column: Column,
  length: number,
  make: (length: number) => Column,
): Column {
  if (column.length === length) return column;
  const exact = make(length);
  exact.set(column.subarray(0, length) as never);
  return exact;
}
