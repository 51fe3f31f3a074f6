/** A column of a block, by what its type needs: texts of a dictionary are decoded once a block, not once a row. */
export type NativeColumn =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | {
      readonly kind: 'dictionary';
      readonly words: readonly string[];
      readonly place: Uint8Array | Uint16Array | Uint32Array;
    };

/** Some rows in ClickHouse's Native format, column by column. */
export interface NativeBlock {
  readonly rows: number;
  readonly columns: readonly NativeColumn[];
}

/** Bytes a row of the fixed-width types we ask for takes. */
const WIDTHS: Readonly<Record<string, number>> = {
  UInt8: 1,
  UInt16: 2,
  UInt32: 4,
  UInt64: 8,
  Int64: 8,
  "DateTime64(3, 'UTC')": 8,
};
const LOW_CARDINALITY = 'LowCardinality(String)';
/** Wider than any index of a dictionary: UInt8, UInt16, UInt32, UInt64. */
const INDEX_WIDTHS = [1, 2, 4, 8];

/** The bytes at hand do not hold the whole block yet. */
class Incomplete extends Error {}

class Reader {
  readonly #buffer: Buffer;
  at: number;

  constructor(buffer: Buffer, at: number) {
    this.#buffer = buffer;
    this.at = at;
  }

  take(length: number): Buffer {
    if (this.at + length > this.#buffer.length) throw new Incomplete();
    this.at += length;
    return this.#buffer.subarray(this.at - length, this.at);
  }

  varuint(): number {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.take(1)[0] as number;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  }

  text(): string {
    return this.take(this.varuint()).toString('utf8');
  }

  uint64(): number {
    return Number(this.take(8).readBigUInt64LE());
  }

  /** A copy, so that it can be seen as wider numbers whatever its place was. */
  copy(length: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.take(length));
  }
}

function readDictionary(reader: Reader, rows: number): NativeColumn {
  // Layout of ClickHouse's SerializationLowCardinality: version, then index type with flags, keys, and indexes.
  reader.uint64();
  const width = INDEX_WIDTHS[reader.uint64() & 0xff];
  const words = Array.from({ length: reader.uint64() }, () => reader.text());
  const count = reader.uint64();
  if (count !== rows || width === undefined || width === 8)
    throw new Error('A dictionary column of an unexpected layout');
  const { buffer } = reader.copy(count * width);
  const place = width === 1 ? new Uint8Array(buffer) : width === 2 ? new Uint16Array(buffer) : new Uint32Array(buffer);
  return { kind: 'dictionary', words, place };
}

function readBlock(reader: Reader): NativeBlock {
  const count = reader.varuint();
  const rows = reader.varuint();
  const columns: NativeColumn[] = [];
  for (let column = 0; column < count; column += 1) {
    reader.text();
    const type = reader.text();
    if (rows === 0) continue;
    if (type === LOW_CARDINALITY) columns.push(readDictionary(reader, rows));
    else if (type === 'String')
      columns.push({ kind: 'texts', texts: Array.from({ length: rows }, () => reader.text()) });
    else {
      const width = WIDTHS[type];
      if (width === undefined) throw new Error(`A column of type ${type} is not read here`);
      columns.push({ kind: 'bytes', bytes: reader.copy(rows * width) });
    }
  }
  return { rows, columns };
}

/** The blocks of a result in ClickHouse's Native format as its bytes arrive. */
export async function* nativeBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<NativeBlock> {
  let pending: Buffer = Buffer.alloc(0);
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    // A block that was cut is tried again only when a good part more has come, so that no byte is read over and over.
    if (waitingBytes < pending.length / 4) continue;
    pending = Buffer.concat([pending, ...waiting]);
    waiting = [];
    waitingBytes = 0;
    let read = 0;
    try {
      while (read < pending.length) {
        const reader = new Reader(pending, read);
        const block = readBlock(reader);
        read = reader.at;
        if (block.rows > 0) yield block;
      }
    } catch (error) {
      if (!(error instanceof Incomplete)) throw error;
    }
    pending = pending.subarray(read);
  }
  pending = Buffer.concat([pending, ...waiting]);
  for (let read = 0; read < pending.length; ) {
    const reader = new Reader(pending, read);
    const block = readBlock(reader);
    read = reader.at;
    if (block.rows > 0) yield block;
  }
}
