import { type RawBuilder, sql, type Transaction } from 'kysely';
import { record } from '../../audit/index.ts';
import { ProblemError } from '../../problem.ts';
import type { PrivacyTables } from '../tables.ts';
import { monthsLater } from './deadline.ts';
import type { Refusal, Verification } from './kinds.ts';
import {
  lockedRequest,
  mustBe,
  type PersonRequest,
  type RequestContext,
  type RequestNotes,
  sealFor,
  workspaceDay,
} from './request.ts';

/** Who does something to which request. */
export interface RequestDeed {
  readonly workspace: string;
  readonly id: string;
  readonly actor: string;
}

/** Sets columns of a request and seals its notes, when there are any. */
export async function setRequest(
  ctx: RequestContext,
  db: Transaction<PrivacyTables>,
  { workspace, id }: RequestDeed,
  columns: RawBuilder<unknown>,
  notes?: RequestNotes,
): Promise<void> {
  const kept = notes === undefined || Object.values(notes).every((text) => text === undefined || text === '');
  const sealed = kept ? null : sealFor(ctx, workspace, id, 'notes', JSON.stringify(notes));
  await sql`update privacy_requests set ${columns}, notes = coalesce(${sealed}, notes) where id = ${id}::uuid`.execute(
    db,
  );
}

async function change(
  ctx: RequestContext,
  deed: RequestDeed,
  work: (
    db: Transaction<PrivacyTables>,
    known: { request: PersonRequest; notes: RequestNotes; at: Date },
  ) => Promise<{ action: string; details: Record<string, string | number> }>,
): Promise<void> {
  const day = await workspaceDay(ctx, deed.workspace);
  await ctx.store.state.inWorkspace<PrivacyTables, void>(deed.workspace, async (db) => {
    const known = await lockedRequest(ctx, db, deed.workspace, deed.id, day);
    const done = await work(db, { ...known, at: new Date(ctx.clock()) });
    await record(ctx, db, deed.workspace, {
      actor: deed.actor,
      action: `privacy.request.${done.action}`,
      subject: deed.id,
      details: done.details,
    });
  });
}

/** Notes that the one who asks is the one it is about, and how that was made sure of. */
export function verifyRequest(ctx: RequestContext, deed: RequestDeed, how: Verification, note: string): Promise<void> {
  return change(ctx, deed, async (db, { request, notes, at }) => {
    mustBe(request, 'open');
    const columns = sql`state = 'verified', verified_how = ${how}, verified_by = ${deed.actor}, verified_at = ${at}`;
    await setRequest(ctx, db, deed, columns, { ...notes, verification: note });
    return { action: 'verify', details: { how } };
  });
}

/** Lengthens the term by one or two months, once (Art. 12(3)); the person must be told the reason within the first month. */
export function extendRequest(ctx: RequestContext, deed: RequestDeed, months: number, reason: string): Promise<void> {
  return change(ctx, deed, async (db, { request, notes }) => {
    mustBe(request, 'open', 'verified');
    if (request.extendedMonths > 0) throw new ProblemError('conflict', { detail: 'The term was extended already' });
    if ((request.daysLeft ?? 0) < 0)
      throw new ProblemError('conflict', { detail: 'The term is over; it can be extended only while it runs' });
    const dueOn = monthsLater(request.receivedOn, 1 + months);
    const columns = sql`extended_months = ${months}, due_on = ${dueOn}::date`;
    await setRequest(ctx, db, deed, columns, { ...notes, extension: reason });
    return { action: 'extend', details: { months, dueOn } };
  });
}

/** Refuses a request; the person is told the reason, and that a complaint is possible (Art. 12(4)). */
export function refuseRequest(
  ctx: RequestContext,
  deed: RequestDeed,
  refusal: Refusal,
  explanation: string,
): Promise<void> {
  return change(ctx, deed, async (db, { request, notes, at }) => {
    mustBe(request, 'open', 'verified');
    const columns = sql`state = 'refused', refusal = ${refusal}, closed_by = ${deed.actor}, closed_at = ${at}`;
    await setRequest(ctx, db, deed, columns, { ...notes, refusal: explanation });
    return { action: 'refuse', details: { reason: refusal } };
  });
}
