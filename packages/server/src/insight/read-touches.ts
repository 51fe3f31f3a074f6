import { type Segment, SegmentBuilder } from '@waymark/engine';
import { type EventFacts, TOUCH_KINDS } from '@waymark/model';
import type { EventParameter, Store } from '@waymark/store';
import { z } from 'zod';
import type { EventCodes } from './event-codes.ts';
import { type NativeBlock, nativeBlocks } from './native-blocks.ts';
import { flagsOf, type PropertyTest } from './property-test.ts';

export interface TouchesQuestion {
  readonly workspace: string;
  readonly codes: EventCodes;
  /** Tried on every event; the codes tell which hold. */
  readonly tests: readonly PropertyTest[];
  /** The present, for tests that ask how long ago something was. */
  readonly nowMs: number;
  /** The person of each identity that belongs to another identity's person. */
  readonly personOf: ReadonlyMap<bigint, bigint>;
  /** Only these identities, ascending; everybody when left out. */
  readonly identities?: readonly bigint[];
  readonly expectedEvents?: number;
}

/** So many identities are asked for at once. */
const IDENTITIES_AT_ONCE = 10_000;
const TOUCHES = `workspace = {workspace:UUID} AND kind IN (${TOUCH_KINDS.map((kind) => `'${kind}'`).join(', ')})`;
/** What a property test may ask about, as one JSON text a row: only rows whose name may pass carry it. */
const FACTS = "formatRowNoNewline('JSONEachRow', kind, value, currency, url_path, campaign, properties)";

const factsSchema = z.object({
  kind: z.enum(TOUCH_KINDS),
  value: z.number().nullable(),
  currency: z.string(),
  url_path: z.string(),
  campaign: z.string(),
  properties: z.record(z.string(), z.unknown()),
});

/** Names of the workspace whose events a test may hold for. */
async function namesToTest(store: Store, { workspace, tests }: TouchesQuestion): Promise<string[]> {
  if (tests.length === 0) return [];
  const rows = await store.events.query<{ name: string; channel: string }>(
    `SELECT DISTINCT toString(name) AS name, toString(channel) AS channel FROM events WHERE ${TOUCHES}`,
    { params: { workspace } },
  );
  return [
    ...new Set(
      rows.filter(({ name, channel }) => tests.some((test) => test.mayHold(name, channel))).map(({ name }) => name),
    ),
  ];
}

/**
 * Reads touches into a segment of the index in the order of the events' sorting key, which needs no sort.
 * Columns arrive in ClickHouse's Native format and are seen as typed arrays; name and channel as their dictionaries.
 */
export async function readTouches(store: Store, question: TouchesQuestion): Promise<Segment> {
  const { workspace, personOf, identities, expectedEvents = 0 } = question;
  const builder = new SegmentBuilder({ personOf, expectedEvents });
  const tested = await namesToTest(store, question);
  // Numbers must come as numbers: to a test, numbers in text are none.
  const facts = tested.length === 0 ? '' : `, if(name IN {tested:Array(String)}, ${FACTS}, '') AS facts`;
  const append = async (condition: string, params: Record<string, EventParameter>) => {
    const sql = `SELECT identity, happened_at, ordinal, name, channel${facts} FROM events FINAL WHERE ${TOUCHES}${condition}
      ORDER BY workspace, identity, stated_at, message_id
      SETTINGS output_format_json_quote_64bit_integers = 0, do_not_merge_across_partitions_select_final = 1`;
    const chunks = store.events.stream(sql, 'Native', { params: { workspace, tested, ...params } });
    for await (const block of nativeBlocks(chunks)) appendBlock(builder, question, block);
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

function readFacts(text: string, name: string, channel: string): EventFacts {
  const { url_path: urlPath, ...facts } = factsSchema.parse(JSON.parse(text));
  return { ...facts, urlPath, name, channel };
}

function appendBlock(
  builder: SegmentBuilder,
  { codes, tests, nowMs }: TouchesQuestion,
  { rows, columns }: NativeBlock,
): void {
  const [identity, happened, ordinal, name, channel, facts] = columns;
  if (identity?.kind !== 'bytes' || happened?.kind !== 'bytes' || ordinal?.kind !== 'bytes')
    throw new Error('Unexpected columns of touches');
  if (name?.kind !== 'dictionary' || channel?.kind !== 'dictionary')
    throw new Error('Names and channels must come as dictionaries');
  const texts = facts?.kind === 'texts' ? facts.texts : [];
  const halves = new Uint32Array(happened.bytes.buffer);
  const atMs = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    atMs[row] = (halves[2 * row] as number) + ((halves[2 * row + 1] as number) | 0) * 4_294_967_296;
  }
  const code = new Uint32Array(rows);
  // Few names and channels meet in a block: each combination is looked up once.
  const numbers = new Map<number, number>();
  const channels = channel.words.length;
  for (let row = 0; row < rows; row += 1) {
    const nameAt = name.place[row] as number;
    const channelAt = channel.place[row] as number;
    const text = texts[row] ?? '';
    const flags =
      text === ''
        ? 0
        : flagsOf(tests, readFacts(text, name.words[nameAt] ?? '', channel.words[channelAt] ?? ''), nowMs);
    const combination = (nameAt * channels + channelAt) * 65_536 + flags;
    let number = numbers.get(combination);
    if (number === undefined) {
      number = codes.numberOf(name.words[nameAt] ?? '', channel.words[channelAt] ?? '', flags);
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
