import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { useTestServer } from './server.ts';

const server = useTestServer();

const ROWS = 200_000;
const TABLE = `SELECT number AS n, concat('it''s "', toString(number), '", a\\tb\\nc\\\\') AS text, if(number % 3 = 0, NULL, number / 4) AS part,
  [toString(number), 'x'] AS list FROM numbers(${ROWS})`;
/** How a reader who gets the same rows back from a file would see them. */
const CHECKSUM = 'SELECT count() AS rows, sum(cityHash64(n, text, ifNull(part, -1), list)) AS sum FROM';

async function bytesOf(client: ClickHouseClient, query: string): Promise<Buffer> {
  const { stream } = await client.exec({ query });
  return Buffer.concat(await stream.toArray());
}

/** Sends rows as they are. */
async function raw(client: ClickHouseClient, query: string, rows: string): Promise<void> {
  const { stream } = await client.exec({
    query,
    values: Readable.from(rows === '' ? [] : [rows], { objectMode: false }),
  });
  await stream.toArray();
}

async function checksum(client: ClickHouseClient, from: string): Promise<unknown> {
  return (await client.query({ query: `${CHECKSUM} ${from}`, format: 'JSONEachRow' })).json();
}

const BINARY = [
  'Native',
  'RowBinary',
  'RowBinaryWithNamesAndTypes',
  'Parquet',
  'Arrow',
  'ArrowStream',
  'ORC',
  'Avro',
  'MsgPack',
];
const TEXT = [
  'JSONEachRow',
  'JSONCompactEachRow',
  'JSONCompactEachRowWithNamesAndTypes',
  'JSON',
  'JSONColumns',
  'CSV',
  'CSVWithNames',
  'TabSeparated',
  'TSVWithNamesAndTypes',
  'Values',
];

test.each([...BINARY, ...TEXT])(
  'a large result in %s streams as one document and can be inserted again',
  async (format) => {
    const client = server().client();
    const streamed = await bytesOf(client, `${TABLE} FORMAT ${format}`);
    const whole = await bytesOf(
      server().client({ clickhouse_settings: { wait_end_of_query: 1 } }),
      `${TABLE} FORMAT ${format}`,
    );
    expect(streamed.length).toBeGreaterThan(500_000);
    // The statistics at the end of JSON and what Parquet and ORC say of their making differ.
    if (!['JSON', 'Avro'].includes(format)) expect(streamed.equals(whole)).toBe(true);
    const table = `again_${format}`;
    await client.command({
      query: `CREATE TABLE ${table} (n UInt64, text String, part Nullable(Float64), list Array(String), extra String DEFAULT 'd') ORDER BY n`,
    });
    const { summary } = await client
      .exec({
        query: `INSERT INTO ${table} (n, text, part, list) FORMAT ${format}`,
        values: Readable.from([streamed], { objectMode: false }),
      })
      .then(async (answer) => {
        await answer.stream.toArray();
        return answer;
      });
    expect(summary?.written_rows).toBe(String(ROWS));
    expect(await checksum(client, table)).toEqual(await checksum(client, `(${TABLE})`));
    expect(
      await (await client.query({ query: `SELECT DISTINCT extra FROM ${table}`, format: 'JSONEachRow' })).json(),
    ).toEqual([{ extra: 'd' }]);
  },
);

test('Arrow streams are read by another implementation', async () => {
  const bytes = await bytesOf(
    server().client(),
    `${TABLE} FORMAT ArrowStream SETTINGS output_format_arrow_compression_method = 'none'`,
  );
  const table = tableFromIPC(bytes);
  expect(table.numRows).toBe(ROWS);
  expect(table.getChild('n')?.get(ROWS - 1)).toBe(BigInt(ROWS - 1));
});

test('rows stream through the client', async () => {
  const rows = await server().client().query({ query: 'SELECT number FROM numbers(1000000)', format: 'JSONEachRow' });
  let count = 0;
  for await (const some of rows.stream()) count += some.length;
  expect(count).toBe(1_000_000);
});

test.each(['gzip', 'zstd', 'br'] as const)('compresses requests and results with %s', async (codec) => {
  const client = server().client({ compression: { request: { codec }, response: { codec } } } as object);
  await client.command({ query: `CREATE TABLE packed_${codec} (n UInt64) ORDER BY n` });
  await client.insert({
    table: `packed_${codec}`,
    values: Array.from({ length: 50_000 }, (_, n) => ({ n })),
    format: 'JSONEachRow',
  });
  const rows = await client.query({ query: `SELECT n FROM packed_${codec} ORDER BY n`, format: 'JSONCompactEachRow' });
  expect(rows.response_headers['content-encoding']).toBe(codec);
  expect((await rows.json()).length).toBe(50_000);
  const failing = 'SELECT throwIf(number = 300000) FROM numbers(500000)';
  const broken = await client.query({
    query: failing,
    format: 'JSONEachRow',
    clickhouse_settings: { max_block_size: '10000' },
  });
  await expect(broken.json()).rejects.toThrow();
});

test('inserts with defaults, column lists, from SELECT over input, and with nothing to insert', async () => {
  const client = server().client();
  await client.command({
    query:
      "CREATE TABLE lists (a UInt8, b String DEFAULT concat('b', toString(a)), c UInt8 DEFAULT 7, j JSON) ORDER BY a",
  });
  await client.insert({ table: 'lists', columns: ['a'], values: [{ a: 1 }], format: 'JSONEachRow' });
  await client.insert({
    table: 'lists',
    columns: { except: ['b', 'j'] },
    values: [[2, 9]],
    format: 'JSONCompactEachRow',
  });
  await client.insert({
    table: 'lists',
    values: Readable.from(['3,"it\'s ""x""",4,"{}"\n'], { objectMode: false }),
    format: 'CSV',
  });
  await raw(client, 'INSERT INTO lists FORMAT JSONEachRow', '');
  await client.command({
    query: 'INSERT INTO lists (a, j) FORMAT JSONEachRow\n{"a": 4, "j": {"k": "FORMAT x; SELECT {y:String}"}}',
  });
  await client
    .exec({
      query:
        "INSERT INTO lists (a, b) SETTINGS max_threads = 1 SELECT n + 10, upper(t) FROM input('n UInt8, t String') WHERE n < 2 FORMAT JSONEachRow",
      values: Readable.from(['{"n":1,"t":"yes"}\n{"n":2,"t":"no"}\n'], { objectMode: false }),
    })
    .then(({ stream }) => stream.toArray());
  const rows = await client.query({
    query: 'SELECT a, b, c, toString(j) AS j FROM lists ORDER BY a',
    format: 'JSONEachRow',
  });
  expect(await rows.json()).toEqual([
    { a: 1, b: 'b1', c: 7, j: '{}' },
    { a: 2, b: 'b2', c: 9, j: '{}' },
    { a: 3, b: 'it\'s "x"', c: 4, j: '{}' },
    { a: 4, b: 'b4', c: 7, j: '{"k":"FORMAT x; SELECT {y:String}"}' },
    { a: 11, b: 'YES', c: 7, j: '{}' },
  ]);
});

test('refuses broken rows as a whole and says where', async () => {
  const client = server().client();
  await client.command({ query: 'CREATE TABLE broken (a UInt8) ORDER BY a' });
  const insert = (text: string, format: string) => raw(client, `INSERT INTO broken FORMAT ${format}`, text);
  await expect(insert('{"a":1}\n{"a":"x"}\n', 'JSONEachRow')).rejects.toThrow(/at row/);
  await expect(insert('1\n2\nnonsense\n', 'CSV')).rejects.toThrow();
  await expect(insert('{"a":1}\n{"a":', 'JSONEachRow')).rejects.toThrow();
  await expect(client.insert({ table: 'nowhere', values: [{ a: 1 }], format: 'JSONEachRow' })).rejects.toMatchObject({
    code: '60',
  });
  await expect(
    client.exec({ query: 'INSERT INTO broken FORMAT Nonsense', values: Readable.from(['1'], { objectMode: false }) }),
  ).rejects.toMatchObject({ code: '73' });
  const { fetchStatus } = await post(
    server().chdb.agent,
    '/?query=INSERT%20INTO%20broken%20FORMAT%20CSV',
    Buffer.from([0x1f, 0x8b, 8, 0, 1, 2]),
    { 'content-encoding': 'gzip' },
  );
  expect(fetchStatus).toBe(500);
  const { fetchStatus: unknown } = await post(server().chdb.agent, '/', Buffer.from('SELECT 1'), {
    'content-encoding': 'snappy',
  });
  expect(unknown).toBe(400);
  expect(
    await (await client.query({ query: 'SELECT count() AS n FROM broken', format: 'JSONEachRow' })).json(),
  ).toEqual([{ n: '0' }]);
});

test('a raw gzip answer is gzip, and the headers say what is in it', async () => {
  const { body, headers } = await post(
    server().chdb.agent,
    '/?enable_http_compression=1&default_format=CSV&query_id=mine',
    Buffer.from('SELECT 1, 2'),
    { 'accept-encoding': 'gzip' },
  );
  expect(gunzipSync(body).toString()).toBe('1,2\n');
  expect(headers).toMatchObject({
    'x-clickhouse-query-id': 'mine',
    'x-clickhouse-format': 'CSV',
    'content-encoding': 'gzip',
  });
  expect(JSON.parse(String(headers['x-clickhouse-summary']))).toMatchObject({ read_rows: '1' });
});

async function post(agent: import('node:http').Agent, path: string, text: Buffer, headers: Record<string, string>) {
  const { request } = await import('node:http');
  return new Promise<{ fetchStatus: number | undefined; body: Buffer; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      request({ agent, path, method: 'POST', headers }, (response) => {
        response
          .toArray()
          .then(
            (chunks) =>
              resolve({ fetchStatus: response.statusCode, body: Buffer.concat(chunks), headers: response.headers }),
            reject,
          );
      })
        .on('error', reject)
        .end(text);
    },
  );
}

test('a client without the right password is refused', async () => {
  // The server here has none: any password but the empty one is wrong.
  const client = createClient({
    url: server().chdb.url,
    http_agent: server().chdb.makeAgent(),
    password: 'wrong',
    log: { level: 127 },
  });
  await expect(client.query({ query: 'SELECT 1' })).rejects.toMatchObject({ code: '516' });
  await client.close();
});
