import type { Readable } from 'node:stream';
import { ask } from './ask.ts';
import {
  commonHeaders,
  type Engine,
  type Exchange,
  placeholderValues,
  requestSettings,
  withConnection,
} from './exchange.ts';
import { mustBeFormat } from './formats.ts';
import { bindParameters, quote } from './parameters.ts';
import { markWithQueryId } from './query-id.ts';
import { limited, withFile, writeChunks } from './request-body.ts';
import { settingsList } from './settings.ts';
import type { Insert } from './statement.ts';

/** Below this, cutting the rows into pieces for several threads costs more than it gives. */
const PARALLEL_PARSING_FROM_BYTES = 16 * 1024 * 1024;

async function* joined(head: string, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (head !== '') yield Buffer.from(head);
  yield* body;
}

/**
 * Inserts rows: those behind the statement's FORMAT clause in the URL (`inline`), then those of the body.
 *
 * The rows go into a file and the engine reads it: so an upload that breaks off inserts nothing, rows may be of any length,
 * and every format, binary ones too, takes the same path. It is also the fastest. Measured for 10,000 rows of an events
 * table with two JSON columns (JSONEachRow, fsync, 2 busy cores): INFILE without parallel parsing 157 ms; with it 195 ms;
 * the file in /dev/shm 186 ms (parallel); INSERT … SELECT FROM file() 186 ms; bytes handed to the addon's raw insert 233 ms;
 * rows inside the statement 311 ms.
 */
export async function runInsert(
  engine: Engine,
  exchange: Exchange,
  insert: Insert,
  body: Readable,
  inline: string,
): Promise<void> {
  mustBeFormat(insert.format, engine.formats);
  const values = placeholderValues(exchange);
  const settings = requestSettings(exchange);
  const { rowsRead, bytesRead } = await withFile(engine.filesFolder, async (file) => {
    const size = await writeChunks(file, joined(inline, limited(body, engine.mostRowBytes)));
    const given = settings.some(([name]) => name === 'input_format_parallel_parsing');
    // The statement's own settings stand last and win.
    const clauses = [
      ...(size < PARALLEL_PARSING_FROM_BYTES && !given ? ['input_format_parallel_parsing = 0'] : []),
      ...(settings.length === 0 ? [] : [settingsList(settings)]),
      ...(insert.settings.trim() === '' ? [] : [insert.settings]),
    ].join(', ');
    const clause = clauses === '' ? '' : `SETTINGS ${clauses}`;
    const statement =
      insert.input === undefined
        ? `${insert.target}\nFROM INFILE ${quote(file)} ${clause} FORMAT ${insert.format}`
        : `${insert.target}\n${clause} ${selectFromFile(insert.input, file, insert.format)}`;
    const sql = markWithQueryId(bindParameters(statement, values), exchange.queryId);
    return withConnection(engine, exchange, 'insert', ({ session }) => ask(session, sql));
  });
  const summary = {
    read_rows: `${rowsRead}`,
    read_bytes: `${bytesRead}`,
    written_rows: `${rowsRead}`,
    written_bytes: `${bytesRead}`,
    total_rows_to_read: '0',
    result_rows: `${rowsRead}`,
    result_bytes: `${bytesRead}`,
    elapsed_ns: '0',
  };
  exchange.response
    .writeHead(200, {
      ...commonHeaders(exchange),
      'x-clickhouse-summary': JSON.stringify(summary),
      'content-type': 'text/plain; charset=UTF-8',
    })
    .end();
}

/** `SELECT … FROM input('a UInt8')` over the file with the rows. */
function selectFromFile({ select, start, end, structure }: NonNullable<Insert['input']>, file: string, format: string) {
  return `${select.slice(0, start)}file(${quote(file)}, ${format}, ${structure})${select.slice(end)}`;
}
