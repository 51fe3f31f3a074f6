import type { Store } from '@waymark/store';
import { sql } from 'kysely';
import { type PeopleTables, signedIdentity } from '../people/index.ts';

export const EXPORT_FORMATS = ['ndjson', 'csv', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportWish {
  readonly format: ExportFormat;
  /** UTC milliseconds; from inclusive, to exclusive. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Only events of these names; all when empty. */
  readonly names: readonly string[];
  /** With the identifiers as they were sent; needs the permission people:identify. NDJSON and CSV. */
  readonly identify: boolean;
}

/** Column of the export → expression. Ids are the hashes, as 16 hex digits. */
const COLUMNS: readonly (readonly [name: string, expression: string])[] = [
  ['messageId', 'message_id'],
  ['person', "lower(leftPad(hex(if(p.person = 0, e.identity, p.person)), 16, '0'))"],
  ['identity', "lower(leftPad(hex(e.identity), 16, '0'))"],
  ['kind', 'toString(kind)'],
  ['name', 'toString(name)'],
  ['happenedAt', "concat(replaceOne(toString(happened_at, 'UTC'), ' ', 'T'), 'Z')"],
  ['statedAt', "concat(replaceOne(toString(stated_at, 'UTC'), ' ', 'T'), 'Z')"],
  ['ordinal', 'ordinal'],
  ['channel', 'toString(channel)'],
  ['value', "ifNull(toString(value), '')"],
  ['currency', 'toString(currency)'],
  ['urlPath', 'url_path'],
  ['campaign', 'toString(campaign)'],
  ['source', 'toString(source)'],
];

const PAGE = 5000;

/*
 * Whole numbers in properties are written as numbers (those that would lose digits were made text when they came); the
 * order is that of the table, so that it is read as it lies.
 */

function statement(workspace: string, wish: ExportWish, asText: boolean) {
  const params: Record<string, string | readonly string[]> = { workspace };
  const where = ['e.workspace = {workspace:UUID}'];
  const instant = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
  if (wish.from !== undefined) {
    where.push("happened_at >= {from:DateTime64(3, 'UTC')}");
    params.from = instant(wish.from);
  }
  if (wish.to !== undefined) {
    where.push("happened_at < {to:DateTime64(3, 'UTC')}");
    params.to = instant(wish.to);
  }
  if (wish.names.length > 0) {
    where.push('name in {names:Array(String)}');
    params.names = wish.names;
  }
  const json = ['properties', 'context'].map((name) => `${asText ? `toString(${name})` : name} as ${name}`);
  const columns = [...COLUMNS.map(([name, expression]) => `${expression} as \`${name}\``), ...json];
  if (wish.identify) columns.push('arrayMap(one -> toString(one), identifiers) as `identities`');
  const text = `select ${columns.join(', ')}
    from (select * from events final where workspace = {workspace:UUID}) as e
    left join (select identity, person from identity_person final where workspace = {workspace:UUID}) as p on p.identity = e.identity
    where ${where.join(' and ')}
    order by e.identity, e.stated_at, e.message_id
    settings output_format_json_quote_64bit_integers = 0, do_not_merge_across_partitions_select_final = 1`;
  return { text, params };
}

async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    if (parts.length > 0) yield parts;
  }
  if (rest !== '') yield [rest];
}

interface Identifier {
  readonly kind: string;
  readonly value: string;
}

async function identifiersOf(
  store: Store,
  workspace: string,
  identities: ReadonlySet<string>,
): Promise<Map<string, Identifier>> {
  const asked = `{${[...identities].map((one) => signedIdentity(BigInt(one))).join(',')}}`;
  return store.state.inWorkspace<PeopleTables, Map<string, Identifier>>(workspace, async (db) => {
    const { rows } = await sql<{ identity: string; kind: string; value: string }>`
      select identity, kind, value from identities where identity = any (${asked}::bigint[])
    `.execute(db);
    return new Map(
      rows.map(({ identity, kind, value }) => [String(BigInt.asUintN(64, BigInt(identity))), { kind, value }]),
    );
  });
}

type Line = Record<string, unknown> & { identities: string[] };

const csvCell = (value: unknown): string => {
  const text =
    value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Lines of JSON with the identifiers of PostgreSQL in place of their hashes. */
async function* identified(
  store: Store,
  workspace: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Record<string, unknown>[]> {
  let waiting: Line[] = [];
  const flush = async (): Promise<Record<string, unknown>[]> => {
    const known = await identifiersOf(store, workspace, new Set(waiting.flatMap((line) => line.identities)));
    const done = waiting.map(({ identities, ...line }) => ({
      ...line,
      identifiers: identities.flatMap((one) => known.get(one) ?? []),
    }));
    waiting = [];
    return done;
  };
  for await (const some of lines(chunks)) {
    for (const line of some) if (line !== '') waiting.push(JSON.parse(line) as Line);
    if (waiting.length >= PAGE) yield await flush();
  }
  if (waiting.length > 0) yield await flush();
}

/** The events of a workspace, person by person, as bytes of a file in the format wished. */
export async function* exportEvents(
  ctx: { readonly store: Store },
  workspace: string,
  wish: ExportWish,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { store } = ctx;
  const csv = wish.format === 'csv';
  const { text, params } = statement(workspace, wish, wish.format !== 'ndjson');
  const options = signal === undefined ? { params } : { params, signal };
  const header = [...COLUMNS.map(([name]) => name), 'properties', 'context', ...(wish.identify ? ['identifiers'] : [])];
  // The …WithNames formats lose rows when an embedded ClickHouse streams them: the names are ours to write.
  if (csv) yield Buffer.from(`${header.join(',')}\n`);
  if (wish.format === 'parquet') {
    yield* store.events.stream(text, 'Parquet', options);
  } else if (!wish.identify) {
    yield* store.events.stream(text, csv ? 'CSV' : 'JSONEachRow', options);
  } else {
    for await (const some of identified(store, workspace, store.events.stream(text, 'JSONEachRow', options))) {
      const write = csv
        ? (line: Record<string, unknown>) => header.map((name) => csvCell(line[name])).join(',')
        : JSON.stringify;
      yield Buffer.from(`${some.map((line) => write(line)).join('\n')}\n`);
    }
  }
}
