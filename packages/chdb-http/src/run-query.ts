import { createReadStream } from 'node:fs';
import type { Session } from 'chdb';
import { ask } from './ask.ts';
import type { Connection } from './connections.ts';
import {
  type Engine,
  type Exchange,
  endedWithClient,
  placeholderValues,
  requestSettings,
  withConnection,
} from './exchange.ts';
import { mustBeFormat } from './formats.ts';
import { bindParameters, quote } from './parameters.ts';
import { markWithQueryId, translateKill } from './query-id.ts';
import { withFile } from './request-body.ts';
import { respond } from './respond.ts';
import { endPipe, readPipe } from './result-pipe.ts';
import { type Setting, settingsClause, settingsList } from './settings.ts';
import type { Query } from './statement.ts';

/** Results up to this size are answered when complete: with a status that is true, a length and a summary. */
const HELD_BYTES = 256 * 1024;

/** Runs a statement that brings no rows along, and answers with its result. */
export async function runQuery(engine: Engine, exchange: Exchange, query: Query): Promise<void> {
  const { parameters, queryId } = exchange;
  const format = query.format ?? parameters.get('default_format') ?? 'TabSeparated';
  mustBeFormat(format, engine.formats);
  const values = placeholderValues(exchange);
  const settings = requestSettings(exchange);
  const bound = (sql: string) => markWithQueryId(bindParameters(sql, values), queryId);
  if (query.kind === 'kill') {
    const sql = translateKill(bindParameters(query.sql, values));
    return engine.connections.with('control', ({ session }) => respondWhole(engine, exchange, session, sql, format));
  }
  if (query.kind === 'result') {
    const into: IntoFile = (file) => bound(intoOutfile(query, file, format, settings));
    const complete = parameters.get('wait_end_of_query') === '1';
    return withConnection(engine, exchange, 'query', ({ session }) =>
      (complete ? respondComplete : respondStreaming)(engine, exchange, session, into, format),
    );
  }
  if (query.kind === 'fill') {
    const sql = bound(withSettingsAt(query, settings));
    const lane = /\bVALUES\b/i.test(query.sql.slice(0, 10_000)) ? 'insert' : 'query';
    return withConnection(engine, exchange, lane, ({ session }) =>
      respondWhole(engine, exchange, session, sql, format),
    );
  }
  const lane = query.leavesTrace || settings.length > 0 ? 'own' : 'query';
  return withConnection(engine, exchange, lane, (connection) =>
    withSettingsSet(connection, settings, () =>
      endedWithClient(engine, exchange, () =>
        respondWhole(engine, exchange, connection.session, bound(query.sql), format),
      ),
    ),
  );
}

function withSettingsAt({ sql, settingsAt, settingsOwn }: Query, settings: readonly Setting[]): string {
  if (settings.length === 0 || settingsAt === undefined) return sql;
  const clause = settingsOwn ? ` ${settingsList(settings)},` : ` ${settingsClause(settings)} `;
  return `${sql.slice(0, settingsAt)}${clause}${sql.slice(settingsAt)}`;
}

/** Sets settings on the connection for statements without a SETTINGS clause, and back to what they were. */
async function withSettingsSet<Result>(
  { session }: Connection,
  settings: readonly Setting[],
  work: () => Promise<Result>,
): Promise<Result> {
  if (settings.length === 0) return work();
  const names = settings.map(([name]) => `toString(getSetting(${quote(name)}))`);
  const before = await session.queryAsync(`SELECT ${names.join(', ')}`, { format: 'JSONCompactEachRow' });
  const values = JSON.parse(before.text()) as string[];
  await session.queryAsync(`SET ${settingsList(settings)}`);
  try {
    return await work();
  } finally {
    await session.queryAsync(`SET ${settingsList(settings.map(([name], at) => [name, values[at] ?? '']))}`);
  }
}

async function respondWhole(engine: Engine, exchange: Exchange, session: Session, sql: string, format: string) {
  const result = await ask(session, sql, format);
  await respond(exchange, { format, head: Buffer.from(result.bytes()), result, version: engine.version });
}

/** The statement that writes its result into a file. */
type IntoFile = (file: string) => string;

function intoOutfile({ sql, settingsBehind = '' }: Query, file: string, format: string, settings: readonly Setting[]) {
  // The statement's own settings stand last and win.
  const all = [settingsList(settings), settingsBehind.trim()].filter((some) => some !== '').join(', ');
  // The line break ends a comment at the end of the statement.
  return `${sql}\nINTO OUTFILE ${quote(file)} TRUNCATE FORMAT ${format}${all === '' ? '' : ` SETTINGS ${all}`}`;
}

async function respondStreaming(
  engine: Engine,
  exchange: Exchange,
  session: Session,
  into: IntoFile,
  format: string,
): Promise<void> {
  await engine.pipes.with(async (path) => {
    const reader = readPipe(path);
    const leave = () => reader.destroy();
    exchange.response.on('close', leave);
    const running = endedWithClient(engine, exchange, () => ask(session, into(path))).finally(() => endPipe(path));
    running.catch(() => undefined);
    try {
      const chunks: AsyncIterator<Buffer> = reader[Symbol.asyncIterator]();
      const held: Buffer[] = [];
      let size = 0;
      let next = await chunks.next();
      while (next.done !== true) {
        held.push(next.value);
        size += next.value.length;
        if (size >= HELD_BYTES) break;
        next = await chunks.next();
      }
      const head = Buffer.concat(held);
      const answer = { format, head, version: engine.version };
      if (next.done === true) await respond(exchange, { ...answer, result: await running });
      else await respond(exchange, { ...answer, rest: restOf(chunks, running) });
    } finally {
      exchange.response.off('close', leave);
      // Nobody reads any more: an engine still writing gets an error. The pipe may be used again when it has let go.
      reader.destroy();
      await running.catch(() => undefined);
    }
  });
}

async function* restOf(chunks: AsyncIterator<Buffer>, running: Promise<unknown>): AsyncGenerator<Buffer> {
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  await running;
}

/** `wait_end_of_query=1`: nothing is sent before the statement has ended well. */
async function respondComplete(
  engine: Engine,
  exchange: Exchange,
  session: Session,
  into: IntoFile,
  format: string,
): Promise<void> {
  await withFile(engine.filesFolder, async (file) => {
    const result = await endedWithClient(engine, exchange, () => ask(session, into(file)));
    const version = engine.version;
    await respond(exchange, { format, head: Buffer.alloc(0), rest: createReadStream(file), result, version });
  });
}
