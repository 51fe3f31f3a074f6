import { createHmac } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { membersOf } from '../access/index.ts';
import type { ServerContext } from '../context.ts';
import { instanceKey } from '../instance-key.ts';
import type { AuditTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock' | 'configuration'>;

/** Something somebody did that must be accounted for. Never holds an identifier of a person. */
export interface Deed {
  /** As `actorOf` says, or `waymark` for what happens by itself. */
  readonly actor: string;
  /** `room.deed`. */
  readonly action: string;
  /** The id of what it was done to; of a person the hash that founded him. '' for the workspace. */
  readonly subject: string;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AuditEntry extends Deed {
  readonly n: number;
  readonly at: string;
  /** In hex; the newest one, noted elsewhere, proves later that nothing was cut off the end. */
  readonly hash: string;
}

interface Row {
  readonly n: string | bigint;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
}

const BEGINNING = Buffer.alloc(32);
const PAGE = 1000;

/**
 * The hash of an entry: HMAC-SHA-256 under a key the database does not know, over the entry before it and all fields of this
 * one, each with its length before it, so that no two entries are written alike.
 */
function hashOf(key: Buffer, workspace: string, row: Omit<Row, 'hash'>): Buffer {
  const mac = createHmac('sha256', key).update(row.previous);
  for (const field of [
    workspace,
    String(row.n),
    row.at.toISOString(),
    row.actor,
    row.action,
    row.subject,
    row.details,
  ]) {
    mac.update(`${Buffer.byteLength(field)}:${field}`);
  }
  return mac.digest();
}

const keyOf = (ctx: Context) => instanceKey(ctx.configuration, 'audit log');

/** Adds a deed to the log within the transaction that does it. One entry after another (a lock until the transaction ends). */
export async function record<Tables>(
  ctx: Context,
  db: Transaction<Tables>,
  workspace: string,
  deed: Deed,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`waymark audit ${workspace}`}, 0))`.execute(db);
  const { rows } = await sql<{ n: string; hash: Buffer }>`
    select n, hash from audit_entries order by n desc limit 1`.execute(db);
  const [last] = rows;
  const entry = {
    n: BigInt(last?.n ?? 0) + 1n,
    at: new Date(ctx.clock()),
    actor: deed.actor,
    action: deed.action,
    subject: deed.subject,
    details: JSON.stringify(deed.details),
    previous: last?.hash ?? BEGINNING,
  };
  await sql`
    insert into audit_entries (workspace, n, at, actor, action, subject, details, previous, hash)
    values (${workspace}::uuid, ${entry.n.toString()}::bigint, ${entry.at}, ${entry.actor}, ${entry.action}, ${entry.subject},
      ${entry.details}, ${entry.previous}, ${hashOf(keyOf(ctx), workspace, entry)})
  `.execute(db);
}

/** Adds a deed that changes nothing else, such as looking. */
export function recordDeed(ctx: Context, workspace: string, deed: Deed): Promise<void> {
  return ctx.store.state.inWorkspace<AuditTables, void>(workspace, (db) => record(ctx, db, workspace, deed));
}

/** Every kind of deed in the log. */
export function auditActions(ctx: Pick<Context, 'store'>, workspace: string): Promise<string[]> {
  return ctx.store.state.inWorkspace<AuditTables, string[]>(workspace, async (db) => {
    const rows = await db.selectFrom('audit_entries').select('action').distinct().orderBy('action').execute();
    return rows.map(({ action }) => action);
  });
}

/** Tells the names of members from how the log writes them (see `actorOf`); null of everybody else. */
export async function actorNames(
  ctx: Pick<Context, 'store' | 'clock'>,
  workspace: string,
): Promise<(actor: string) => string | null> {
  const names = new Map((await membersOf(ctx, workspace)).map(({ id, name }) => [`member:${id}`, name]));
  return (actor) => names.get(actor) ?? null;
}

function entryOf({ n, at, details, hash, actor, action, subject }: Row): AuditEntry {
  return {
    n: Number(n),
    at: at.toISOString(),
    actor,
    action,
    subject,
    details: JSON.parse(details) as Deed['details'],
    hash: hash.toString('hex'),
  };
}

/** The log, the newest first; `before` is the number of the last one seen. */
export async function auditEntries(
  ctx: Pick<Context, 'store'>,
  workspace: string,
  options: {
    readonly before?: number | undefined;
    readonly subject?: string | undefined;
    readonly action?: string | undefined;
    readonly limit: number;
  },
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const rows = await ctx.store.state.inWorkspace<AuditTables, Row[]>(workspace, (db) => {
    let query = db.selectFrom('audit_entries').selectAll();
    if (options.before !== undefined) query = query.where('n', '<', String(options.before));
    if (options.subject !== undefined) query = query.where('subject', '=', options.subject);
    if (options.action !== undefined) query = query.where('action', '=', options.action);
    return query
      .orderBy('n', 'desc')
      .limit(options.limit + 1)
      .execute();
  });
  const items = rows.slice(0, options.limit).map(entryOf);
  return { items, nextCursor: rows.length > options.limit ? String(items.at(-1)?.n) : null };
}

/** What a check of the log found. */
export interface AuditVerdict {
  readonly entries: number;
  /** The newest hash, in hex; null while the log is empty. */
  readonly head: string | null;
  /** The first entry that is not what was written: changed, out of place, or with one missing before it. */
  readonly brokenAt: number | null;
  /** Whether the hash noted earlier is still in the log; null when none was given. */
  readonly anchorFound: boolean | null;
}

/**
 * Reads the whole log and computes every hash again.
 * @param anchor a `head` of an earlier check: were entries cut off the end, it is gone
 */
export async function verifyAudit(ctx: Context, workspace: string, anchor?: string): Promise<AuditVerdict> {
  const key = keyOf(ctx);
  let previous: Buffer = BEGINNING;
  let entries = 0;
  let anchorFound = false;
  for (;;) {
    const after = entries;
    const rows = await ctx.store.state.inWorkspace<AuditTables, Row[]>(workspace, (db) =>
      db.selectFrom('audit_entries').selectAll().where('n', '>', String(after)).orderBy('n').limit(PAGE).execute(),
    );
    for (const row of rows) {
      const sound =
        Number(row.n) === entries + 1 &&
        previous.equals(row.previous) &&
        hashOf(key, workspace, { ...row, previous }).equals(row.hash);
      if (!sound) return { entries, head: previous.toString('hex'), brokenAt: entries + 1, anchorFound: null };
      previous = row.hash;
      entries += 1;
      if (anchor !== undefined && row.hash.toString('hex') === anchor) anchorFound = true;
    }
    if (rows.length < PAGE) break;
  }
  return {
    entries,
    head: entries === 0 ? null : previous.toString('hex'),
    brokenAt: null,
    anchorFound: anchor === undefined ? null : anchorFound,
  };
}
