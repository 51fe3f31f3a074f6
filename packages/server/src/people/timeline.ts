import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { identitiesOf } from './profiles.ts';

type Context = Pick<ServerContext, 'store'>;

/** Something that happened to a person. */
export interface TimelineEvent {
  readonly messageId: string;
  readonly happenedAt: string;
  readonly kind: string;
  readonly name: string;
  readonly channel: string;
  readonly value: string | null;
  readonly currency: string;
  readonly urlPath: string;
  readonly source: string;
  readonly properties: Record<string, unknown>;
}

interface Row extends Omit<TimelineEvent, 'happenedAt'> {
  readonly happened: string;
  readonly ordinal: number;
  readonly identity: string;
  readonly stated: string;
}

/** Where a page ended: the last event's place in the stable order. */
type Cursor = readonly [happened: string, ordinal: string, identity: string, stated: string, messageId: string];

const writeCursor = (row: Row) =>
  Buffer.from(JSON.stringify([row.happened, `${row.ordinal}`, row.identity, row.stated, row.messageId])).toString(
    'base64url',
  );

function readCursor(text: string): Cursor {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === 5 &&
      parts.every((part) => typeof part === 'string') &&
      parts.slice(0, 4).every((part) => /^-?\d+$/.test(part))
    ) {
      return parts as unknown as Cursor;
    }
  } catch {
    // Said below, like every other text that is no cursor.
  }
  throw new ProblemError('invalid_field', {
    path: 'querystring.cursor',
    values: { field: 'cursor', reason: 'not a cursor of this list' },
  });
}

/** Everything that happened to a person, the newest first, in the stable order turned round. */
export async function timeline(
  ctx: Context,
  workspace: string,
  person: bigint,
  cursor: string | undefined,
  limit: number,
) {
  const identities = (await identitiesOf(ctx, workspace, [person])).map(({ identity }) => identity);
  if (identities.length === 0) throw new ProblemError('not_found');
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const place =
    '(toUnixTimestamp64Milli(happened_at), ordinal, identity, toUnixTimestamp64Milli(stated_at), message_id)';
  const bound =
    after === undefined
      ? ''
      : `AND ${place} < ({happened:Int64}, {ordinal:UInt32}, {identity:UInt64}, {stated:Int64}, {message:String})`;
  const [happened = '0', ordinal = '0', identity = '0', stated = '0', message = ''] = after ?? [];
  const rows = await ctx.store.events.query<Row>(
    `SELECT message_id AS messageId, toString(toUnixTimestamp64Milli(happened_at)) AS happened, toString(toUnixTimestamp64Milli(stated_at)) AS stated,
       ordinal, toString(identity) AS identity, kind, name, channel, toString(value) AS value, currency, url_path AS urlPath, source, properties
     FROM events FINAL
     WHERE workspace = {workspace:UUID} AND events.identity IN {identities:Array(UInt64)} ${bound.replaceAll('identity,', 'events.identity,')}
     ORDER BY happened_at DESC, ordinal DESC, events.identity DESC, stated_at DESC, message_id DESC LIMIT {limit:UInt32}`,
    { params: { workspace, identities, limit: limit + 1, happened, ordinal, identity, stated, message } },
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const items = page.map(
    ({ happened: at, ordinal: _ordinal, identity: _identity, stated: _stated, ...event }): TimelineEvent => ({
      ...event,
      happenedAt: new Date(Number(at)).toISOString(),
    }),
  );
  return { items, nextCursor: rows.length > limit && last !== undefined ? writeCursor(last) : null };
}
