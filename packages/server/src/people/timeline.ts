import { TOUCH_KINDS } from '@waymark/model';
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

/** What stands in a course of events: touches, coming to audiences and leaving them, and what made the person known. */
export const TIMELINE_PARTS = ['touches', 'audiences', 'identity'] as const;
export type TimelinePart = (typeof TIMELINE_PARTS)[number];

const touchKinds = TOUCH_KINDS.map((kind) => `'${kind}'`).join(', ');
const PART = `multiIf(kind IN (${touchKinds}), 'touches', kind = 'audience', 'audiences', 'identity')`;

/** What of a course of events is shown. */
export interface TimelineFilter {
  readonly part?: TimelinePart | undefined;
  readonly channel?: string | undefined;
  /** In the name or the address of the page, whatever the case. */
  readonly search?: string | undefined;
}

async function identitiesOfPerson(ctx: Context, workspace: string, person: bigint): Promise<bigint[]> {
  const identities = (await identitiesOf(ctx, workspace, [person])).map(({ identity }) => identity);
  if (identities.length === 0) throw new ProblemError('not_found');
  return identities;
}

/** How many events of a person there are of each part, and over which channels. */
export async function timelineParts(ctx: Context, workspace: string, person: bigint) {
  const rows = await ctx.store.events.query<{ part: TimelinePart; channel: string; events: string }>(
    `SELECT ${PART} AS part, channel, toString(count()) AS events FROM events FINAL
     WHERE workspace = {workspace:UUID} AND identity IN {identities:Array(UInt64)} GROUP BY part, channel`,
    { params: { workspace, identities: await identitiesOfPerson(ctx, workspace, person) } },
  );
  const sum = <Key extends string>(keyOf: (row: (typeof rows)[number]) => Key) => {
    const sums = new Map<Key, number>();
    for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + Number(row.events));
    return [...sums];
  };
  return {
    parts: sum(({ part }) => part)
      .map(([part, events]) => ({ part, events }))
      .sort((a, b) => TIMELINE_PARTS.indexOf(a.part) - TIMELINE_PARTS.indexOf(b.part)),
    channels: sum(({ channel }) => channel)
      .filter(([channel]) => channel !== '')
      .map(([channel, events]) => ({ channel, events }))
      .sort((a, b) => b.events - a.events || (a.channel < b.channel ? -1 : 1)),
  };
}

/** Everything that happened to a person, the newest first, in the stable order turned round. */
export async function timeline(
  ctx: Context,
  workspace: string,
  person: bigint,
  cursor: string | undefined,
  limit: number,
  { part, channel, search }: TimelineFilter = {},
) {
  const identities = await identitiesOfPerson(ctx, workspace, person);
  const chosen = [
    ...(part === undefined ? [] : [`AND ${PART} = {part:String}`]),
    ...(channel === undefined ? [] : ['AND channel = {channel:String}']),
    ...(search === undefined
      ? []
      : [
          'AND (positionCaseInsensitiveUTF8(name, {search:String}) > 0 OR positionCaseInsensitiveUTF8(url_path, {search:String}) > 0)',
        ]),
  ].join(' ');
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
     WHERE workspace = {workspace:UUID} AND events.identity IN {identities:Array(UInt64)} ${bound.replaceAll('identity,', 'events.identity,')} ${chosen}
     ORDER BY happened_at DESC, ordinal DESC, events.identity DESC, stated_at DESC, message_id DESC LIMIT {limit:UInt32}`,
    {
      params: {
        workspace,
        identities,
        limit: limit + 1,
        happened,
        ordinal,
        identity,
        stated,
        message,
        part: part ?? '',
        channel: channel ?? '',
        search: search ?? '',
      },
    },
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
