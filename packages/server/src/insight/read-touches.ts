import { type Segment, SegmentBuilder } from '@waymark/engine';
import type { EventParameter, Store } from '@waymark/store';
import type { EventCodes } from './event-codes.ts';
import { type NativeBlock, nativeBlocks } from './native-blocks.ts';
import type { PropertyTest } from './property-test.ts';

export interface TouchesQuestion {
  readonly workspace: string;
  readonly codes: EventCodes;
  readonly tests: readonly PropertyTest[];
  /** The person of each identity that belongs to another identity's person. */
  readonly personOf: ReadonlyMap<bigint, bigint>;
  /** Only these identities, ascending; everybody when left out. */
  readonly identities?: readonly bigint[];
  readonly expectedEvents?: number;
}

/** So many identities are asked for at once. */
const IDENTITIES_AT_ONCE = 10_000;
const TOUCHES = "kind IN ('track', 'page', 'screen')";

function flagsOf(tests: readonly PropertyTest[]): { sql: string; params: Record<string, EventParameter> } {
  const sql = tests.length === 0 ? '0' : tests.map((test, bit) => `if(${test.sql}, ${2 ** bit}, 0)`).join(' + ');
  return { sql, params: Object.assign({}, ...tests.map(({ params }) => params)) };
}

/**
 * Reads touches into a segment of the index in the order of the events' sorting key, which needs no sort.
 * Columns arrive in ClickHouse's Native format and are seen as typed arrays; name and channel as their dictionaries.
 */
export async function readTouches(store: Store, question: TouchesQuestion): Promise<Segment> {
  const { workspace, codes, tests, personOf, identities, expectedEvents = 0 } = question;
  const builder = new SegmentBuilder({ personOf, expectedEvents });
  const flags = flagsOf(tests);
  const sql = (
    condition: string,
  ) => `SELECT identity, happened_at, ordinal, name, channel, toUInt16(${flags.sql}) AS flags
    FROM events FINAL WHERE workspace = {workspace:UUID} AND ${TOUCHES}${condition}
    ORDER BY workspace, identity, stated_at, message_id`;
  const append = async (condition: string, params: Record<string, EventParameter>) => {
    const chunks = store.events.stream(sql(condition), 'Native', { params: { workspace, ...flags.params, ...params } });
    for await (const block of nativeBlocks(chunks)) appendBlock(builder, codes, block);
  };
  if (identities === undefined) await append('', {});
  else {
    for (let from = 0; from < identities.length; from += IDENTITIES_AT_ONCE) {
      await append(' AND identity IN {identities:Array(UInt64)}', {
        identities: identities.slice(from, from + IDENTITIES_AT_ONCE),
      });
    }
  }
  return builder.finish();
}

function appendBlock(builder: SegmentBuilder, codes: EventCodes, { rows, columns }: NativeBlock): void {
  const [identity, happened, ordinal, name, channel, flags] = columns;
  if (identity?.kind !== 'bytes' || happened?.kind !== 'bytes' || ordinal?.kind !== 'bytes' || flags?.kind !== 'bytes')
    throw new Error('Unexpected columns of touches');
  if (name?.kind !== 'dictionary' || channel?.kind !== 'dictionary')
    throw new Error('Names and channels must come as dictionaries');
  const halves = new Uint32Array(happened.bytes.buffer);
  const atMs = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1)
    atMs[row] = (halves[2 * row] as number) + ((halves[2 * row + 1] as number) | 0) * 4_294_967_296;
  const flag = new Uint16Array(flags.bytes.buffer);
  const code = new Uint32Array(rows);
  // Few names and channels meet in a block: each combination is looked up once.
  const numbers = new Map<number, number>();
  const channels = channel.words.length;
  for (let row = 0; row < rows; row += 1) {
    const nameAt = name.place[row] as number;
    const channelAt = channel.place[row] as number;
    const combination = (nameAt * channels + channelAt) * 65_536 + (flag[row] as number);
    let number = numbers.get(combination);
    if (number === undefined) {
      number = codes.numberOf(name.words[nameAt] ?? '', channel.words[channelAt] ?? '', flag[row] as number);
      numbers.set(combination, number);
    }
    code[row] = number;
  }
  builder.append({
    length: rows,
    identity: new BigUint64Array(identity.bytes.buffer),
    atMs,
    ordinal: new Uint32Array(ordinal.bytes.buffer),
    code,
  });
}
