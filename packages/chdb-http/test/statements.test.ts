import { type ClickHouseClient, TupleParam } from '@clickhouse/client';
import { expect, test } from 'vitest';
import { useTestServer } from './server.ts';

const server = useTestServer();
let shared: ClickHouseClient | undefined;
const client = () => {
  shared ??= server().client();
  return shared;
};

async function value(query: string, query_params: Record<string, unknown> = {}): Promise<unknown> {
  const rows = await client().query({ query: `${query}`, format: 'JSONCompactEachRow', query_params });
  const [first] = await rows.json<unknown[]>();
  return first?.[0];
}

test('answers a ping, by handle and by statement', async () => {
  expect(await client().ping()).toEqual({ success: true });
  expect(await client().ping({ select: true })).toEqual({ success: true });
});

test.each([
  ['String', "it's a \\ back\tslash\nand „Umlaute” {x:String}", "it's a \\ back\tslash\nand „Umlaute” {x:String}"],
  ['String', '', ''],
  ['UInt64', 18446744073709551615n, '18446744073709551615'],
  ['Int32', -5, -5],
  ['Float64', 0.1, 0.1],
  ['Bool', true, true],
  ['Nullable(String)', null, null],
  ['Nullable(UInt8)', 7, 7],
  ['Array(String)', ["it's", 'a,b', '\\', '"', 'x\ty', '[]', ''], ["it's", 'a,b', '\\', '"', 'x\ty', '[]', '']],
  ['Array(Array(UInt8))', [[1], [], [2, 3]], [[1], [], [2, 3]]],
  ['Array(Nullable(String))', ['a', null], ['a', null]],
  ['Tuple(UInt8, String)', new TupleParam([1, "o'clock"]), [1, "o'clock"]],
  ['Map(String, UInt8)', { "it's": 1, b: 2 }, { "it's": 1, b: 2 }],
  ["DateTime64(3, 'UTC')", new Date('2026-02-03T04:05:06.789Z'), '2026-02-03 04:05:06.789'],
  ["DateTime('UTC')", new Date('2026-02-03T04:05:06Z'), '2026-02-03 04:05:06'],
  ['Date', '2026-02-03', '2026-02-03'],
  ['UUID', '018f4d1e-0000-7000-8000-000000000001', '018f4d1e-0000-7000-8000-000000000001'],
  ['Decimal(18, 4)', '12.5', 12.5],
  ['LowCardinality(String)', 'a', 'a'],
  ["Enum8('a''}' = 1, 'b' = 2)", 'b', 'b'],
])('binds a parameter of type %s', async (type, given, expected) => {
  expect(await value(`SELECT {x:${type}} AS x`, { x: given })).toEqual(expected);
  expect(await value(`SELECT toTypeName({ x : ${type} })`, { x: given })).toMatch(/^[A-Z]/);
});

test('binds names, limits, parameters of IN, and leaves quoted braces alone', async () => {
  expect(await value('SELECT count() FROM {t:Identifier}', { t: 'system.one' }).catch(() => 'one name')).toBe(
    'one name',
  );
  expect(await value('SELECT name FROM system.{t:Identifier} LIMIT {n:UInt8}', { t: 'functions', n: 1 })).toBeTypeOf(
    'string',
  );
  expect(
    await value('SELECT count() FROM numbers(10) WHERE toString(number) IN {all:Array(String)}', { all: ['1', '2'] }),
  ).toBe('2');
  expect(await value("SELECT '{x:String}' /* {y:String} */ -- {z:String}")).toBe('{x:String}');

  await expect(value('SELECT {missing:String}')).rejects.toMatchObject({ code: '456' });
});

test('takes parameters that are too long for a URL', async () => {
  const all = Array.from({ length: 20_000 }, (_, at) => `it's ${at}`);
  const rows = await client().query({
    query: 'SELECT length({all:Array(String)}) AS n',
    query_params: { all },
    use_multipart_params: true,
    format: 'JSONEachRow',
  });
  expect(await rows.json()).toEqual([{ n: '20000' }]);
});

test('applies settings to their statement only', async () => {
  const threads = "SELECT getSetting('max_threads') AS n";
  const before = await value(threads);
  for (const query of [
    threads,
    `${threads} UNION ALL ${threads}`,
    `SELECT * FROM (${threads})`,
    `WITH 1 AS x ${threads}`,
  ]) {
    const rows = await client().query({ query, format: 'JSONCompactEachRow', clickhouse_settings: { max_threads: 7 } });
    for (const row of await rows.json<number[]>()) expect(row).toEqual([7]);
  }
  await client().command({ query: 'SET max_threads = 5' });
  await client().command({
    query: 'CREATE TABLE settings_given (n UInt64) ORDER BY n',
    clickhouse_settings: { max_threads: 6 },
  });
  await client().command({ query: `INSERT INTO settings_given ${threads}`, clickhouse_settings: { max_threads: 4 } });
  await client().command({
    query: `INSERT INTO settings_given SETTINGS max_threads = 3 ${threads}`,
    clickhouse_settings: { max_block_size: '10' },
  });
  await client().command({ query: 'INSERT INTO settings_given VALUES (1)', clickhouse_settings: { max_threads: 4 } });
  expect(await value('SELECT groupArray(n) FROM (SELECT n FROM settings_given ORDER BY n)')).toEqual(['1', '3', '4']);
  const after = await Promise.all(Array.from({ length: 20 }, () => value(threads)));
  expect(new Set(after)).toEqual(new Set([before]));
});

test('the statement’s own settings win over the request’s', async () => {
  const rows = await client().query({
    query: "SELECT getSetting('max_threads') AS n SETTINGS max_threads = 3",
    format: 'JSONEachRow',
    clickhouse_settings: { max_threads: 7 },
  });
  expect(await rows.json()).toEqual([{ n: 3 }]);
});

test('an insert’s deduplication token does not swallow the next insert', async () => {
  await client().command({
    query: 'CREATE TABLE tokens (n UInt64) ORDER BY n SETTINGS non_replicated_deduplication_window = 100',
  });
  const insert = (n: number, token?: string) =>
    client().insert({
      table: 'tokens',
      values: [{ n }],
      format: 'JSONEachRow',
      ...(token === undefined ? {} : { clickhouse_settings: { insert_deduplication_token: token } }),
    });
  await insert(1, 'a');
  await insert(2, 'a');
  for (let n = 3; n < 10; n += 1) await insert(n);
  expect(await value('SELECT groupArray(n) FROM (SELECT n FROM tokens ORDER BY n)')).toEqual([
    '1',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
  ]);
});

test('a session keeps its settings and temporary tables, others do not see them', async () => {
  const mine = server().client({ session_id: 'mine' });
  await mine.command({ query: 'SET max_threads = 5' });
  await mine.command({ query: 'CREATE TEMPORARY TABLE kept (n UInt8)' });
  await mine.insert({ table: 'kept', values: [{ n: 1 }], format: 'JSONEachRow' });
  const rows = await mine.query({ query: "SELECT n, getSetting('max_threads') AS t FROM kept", format: 'JSONEachRow' });
  expect(await rows.json()).toEqual([{ n: 1, t: 5 }]);
  await expect(value('SELECT count() FROM kept')).rejects.toMatchObject({ code: '60' });
});

test('speaks of the database of the request', async () => {
  await client().command({ query: 'CREATE DATABASE `o``dd`' });
  const odd = server().client({ database: 'o`dd' });
  await odd.command({ query: 'CREATE TABLE t (n UInt8) ORDER BY n' });
  await odd.insert({ table: 't', values: [{ n: 3 }], format: 'JSONEachRow' });
  expect(
    await (await odd.query({ query: 'SELECT currentDatabase() AS d, n FROM t', format: 'JSONEachRow' })).json(),
  ).toEqual([{ d: 'o`dd', n: 3 }]);
  expect(await value('SELECT currentDatabase()')).toBe('default');
  await expect(server().client({ database: 'nowhere' }).query({ query: 'SELECT 1' })).rejects.toMatchObject({
    code: '81',
  });
});

async function shown(query: string): Promise<string> {
  const { stream } = await client().exec({ query, clickhouse_settings: { max_insert_threads: '1' } });
  return Buffer.concat(await stream.toArray()).toString();
}

test('gives every kind of statement its answer', async () => {
  await client().command({ query: 'CREATE TABLE kinds (n UInt8) ORDER BY n;' });
  expect(await shown("SHOW TABLES LIKE 'kinds' FORMAT CSV SETTINGS max_threads = 1")).toBe('"kinds"\n');
  expect(await shown("SHOW TABLES LIKE 'kinds'")).toBe('kinds\n');
  expect(await shown('SELECT 1, 2 SETTINGS max_threads = 1 FORMAT CSV SETTINGS max_block_size = 10;')).toBe('1,2\n');
  for (const query of [
    'SHOW TABLES',
    'DESCRIBE kinds',
    'EXPLAIN SELECT 1',
    'EXISTS TABLE kinds',
    'SHOW CREATE TABLE kinds',
    '(SELECT 1)',
    'SELECT 1 -- end',
    'WITH 1 AS x SELECT x;',
  ])
    expect(
      (await (await client().query({ query, format: 'JSONEachRow', clickhouse_settings: { max_threads: 1 } })).json())
        .length,
      query,
    ).toBeGreaterThan(0);
  for (const query of [
    'ALTER TABLE kinds ADD COLUMN m UInt8',
    'INSERT INTO kinds (n) VALUES (1), (2)',
    'DELETE FROM kinds WHERE n = 1',
    'OPTIMIZE TABLE kinds FINAL',
    'INSERT INTO kinds (n) WITH 5 AS x SELECT x',
    'TRUNCATE TABLE kinds',
    'DROP TABLE kinds',
  ])
    await client().command({ query, clickhouse_settings: { max_threads: 1 } });
  const exec = await client().exec({ query: 'SELECT 42 AS answer FORMAT TSVWithNames' });
  let text = '';
  for await (const chunk of exec.stream) text += chunk;
  expect(text).toBe('answer\n42\n');
  expect(exec.summary?.read_rows).toBe('1');
});

test.each([
  ['SELECT * FROM nowhere', '60', 'UNKNOWN_TABLE'],
  ['SELEC 1', '62', 'SYNTAX_ERROR'],
  ['SELECT nothing', '47', 'UNKNOWN_IDENTIFIER'],
  ['SELECT 1; SELECT 2', '62', 'SYNTAX_ERROR'],
  ['SELECT 1; DROP TABLE x', '62', 'SYNTAX_ERROR'],
  ["SELECT 1 INTO OUTFILE '/tmp/never'", '48', 'NOT_IMPLEMENTED'],
  ['SELECT throwIf(number = 5) FROM numbers(10)', '395', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'],
  ['DROP TABLE nowhere', '60', 'UNKNOWN_TABLE'],
  ['SELECT 1 FORMAT Nonsense', '73', 'UNKNOWN_FORMAT'],
])('states the error of %s', async (query, code, type) => {
  await expect(client().exec({ query })).rejects.toMatchObject({ code, type });
});

test('states an unknown setting, and an error in the middle of a result', async () => {
  await expect(
    client().query({ query: 'SELECT 1', clickhouse_settings: { ['no_such_setting' as 'max_threads']: 1 } }),
  ).rejects.toMatchObject({ code: '115' });
  const failing = 'SELECT number, throwIf(number = 300000) FROM numbers(500000)';
  const settings = { max_block_size: '10000' };
  const rows = await client().query({ query: failing, format: 'JSONEachRow', clickhouse_settings: settings });
  await expect(rows.json()).rejects.toMatchObject({ code: '395' });
  // Formats in which the client looks for no exception must not look whole either.
  const native = await client().exec({ query: `${failing} FORMAT Native`, clickhouse_settings: settings });
  await expect(native.stream.toArray()).rejects.toThrow(/aborted|ECONNRESET|terminated/i);
  const complete = client().query({ query: failing, clickhouse_settings: { ...settings, wait_end_of_query: 1 } });
  await expect(complete).rejects.toMatchObject({ code: '395' });
});

test('refuses to write where only a GET asks, and pages of other sites', async () => {
  const { agent } = server().chdb;
  const { get } = await import('node:http');
  const status = (path: string, headers: Record<string, string> = {}) =>
    new Promise<number | undefined>((resolve, reject) => {
      get({ agent, path, headers }, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
  expect(await status('/?query=SELECT%201')).toBe(200);
  expect(await status('/?query=CREATE%20DATABASE%20x')).toBe(500);
  expect(await status('/?query=SELECT%201', { origin: 'https://example.org' })).toBe(403);
  expect(await status('/nowhere')).toBe(404);
});
