import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import { identityText } from '../people/index.ts';
import type { ConsentTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

const SALT_BYTES = 32;
const PSEUDONYM_BYTES = 12;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The salt of a day (UTC); whoever needs it first makes it, and those of more than a day ago are deleted. */
async function saltOf(ctx: Context, workspace: string, day: string): Promise<Buffer> {
  return ctx.store.state.inWorkspace<ConsentTables, Buffer>(workspace, async (db) => {
    await sql`insert into consent_salts (workspace, day, salt)
      values (${workspace}::uuid, ${day}::date, ${randomBytes(SALT_BYTES)}) on conflict (workspace, day) do nothing`.execute(
      db,
    );
    await sql`delete from consent_salts where day < ${day}::date - 1`.execute(db);
    const { rows } = await sql<{ salt: Buffer }>`select salt from consent_salts where day = ${day}::date`.execute(db);
    if (rows[0] === undefined) throw new Error(`No salt of the day ${day}`);
    return rows[0].salt;
  });
}

/** What stands for somebody, or for a message of his, on a day. */
export interface DayPseudonyms {
  /** @param happenedAt UTC milliseconds */
  ofPerson(identity: bigint, happenedAt: number): string;
  /** The same for the same message, so that a repeat is still known. */
  ofMessage(id: string): string;
}

/**
 * Pseudonyms of people for one day of receipt: the same person gets the same one all through a day of events, and another the
 * next. When the day's salt is deleted, nobody can tell any more whose it was. A message repeated on another day is counted twice.
 * @param receivedAt UTC milliseconds; the salt's day
 */
export async function dayPseudonyms(ctx: Context, workspace: string, receivedAt: number): Promise<DayPseudonyms> {
  const salt = await saltOf(ctx, workspace, dayOf(receivedAt));
  const pseudonym = (of: string): string =>
    createHmac('sha256', salt).update(of).digest().subarray(0, PSEUDONYM_BYTES).toString('hex');
  return {
    ofPerson: (identity, happenedAt) => pseudonym(`person ${identityText(identity)} ${dayOf(happenedAt)}`),
    ofMessage: (id) => pseudonym(`message ${id}`),
  };
}
