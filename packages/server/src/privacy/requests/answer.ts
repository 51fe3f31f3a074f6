import { sql, type Transaction } from 'kysely';
import { record } from '../../audit/index.ts';
import { touchIdentities } from '../../collect/index.ts';
import { append, type ConsentTables, currentConsent, lockLedger } from '../../consent/index.ts';
import type { ServerContext } from '../../context.ts';
import {
  behindGate,
  identityOfText,
  mergeTraits,
  type PeopleTables,
  relatedIdentities,
  suppressionsOf,
} from '../../people/index.ts';
import { ProblemError } from '../../problem.ts';
import { erase } from '../erase.ts';
import type { PrivacyTables } from '../tables.ts';
import { type RequestDeed, setRequest } from './decide.ts';
import { getRequest } from './list.ts';
import { type PersonData, personData } from './person-data.ts';
import { lockedRequest, mustBe, type PersonRequest, type RequestNotes, sealFor, unsealFor } from './request.ts';

/** How long an answer can be fetched. */
const ANSWER_DAYS = 30;
const DAY_MS = 86_400_000;

export interface Correction {
  readonly key: string;
  readonly value: unknown;
}

export interface AnswerWish {
  /** What is right instead, where the request is to rectify. */
  readonly corrections: readonly Correction[];
  /** Why it is right. */
  readonly reason: string;
  readonly mayErase: boolean;
}

type Tables = PrivacyTables & PeopleTables & ConsentTables;

const refuse = (field: string, reason: string): never => {
  throw new ProblemError('invalid_field', { path: `body.${field}`, values: { field, reason }, detail: reason });
};

/** The person a request is about, as he is known now: he may have become one with another since. */
async function personNow(ctx: ServerContext, workspace: string, { person: text }: PersonRequest): Promise<bigint> {
  const person = identityOfText(text) ?? 0n;
  const [known] = await relatedIdentities(ctx, workspace, [person]);
  return known?.person ?? person;
}

/** Closes a request as done, within the transaction that does what was asked for. */
async function close(
  ctx: ServerContext,
  db: Transaction<Tables>,
  deed: RequestDeed,
  request: PersonRequest,
  further: { answer?: string; notes?: RequestNotes; details?: Record<string, string | number> } = {},
): Promise<void> {
  const privacy = db as unknown as Transaction<PrivacyTables>;
  const known = await lockedRequest(ctx, privacy, deed.workspace, deed.id, request.receivedOn);
  mustBe(known.request, 'verified');
  // What was gathered before somebody was erased must not outlive him.
  if (known.request.isForgotten && !request.isForgotten && further.answer !== undefined)
    throw new ProblemError('conflict', { detail: 'The person was erased meanwhile; make the answer again' });
  const at = new Date(ctx.clock());
  const sealed = further.answer === undefined ? null : sealFor(ctx, deed.workspace, deed.id, 'answer', further.answer);
  const expires = sealed === null ? null : new Date(ctx.clock() + ANSWER_DAYS * DAY_MS);
  const columns = sql`state = 'done', closed_by = ${deed.actor}, closed_at = ${at}, answer = ${sealed},
    answer_expires_at = ${expires}`;
  await setRequest(ctx, privacy, deed, columns, { ...known.notes, ...further.notes });
  await record(ctx, db, deed.workspace, {
    actor: deed.actor,
    action: 'privacy.request.answer',
    subject: deed.id,
    details: { kind: request.kind, ...further.details },
  });
}

/** Access and export: the file is made and sealed. */
async function giveData(
  ctx: ServerContext,
  deed: RequestDeed,
  request: PersonRequest & { readonly kind: 'access' | 'export' },
): Promise<void> {
  const data = await personData(ctx, deed.workspace, request, await personNow(ctx, deed.workspace, request));
  await ctx.store.state.inWorkspace<Tables, void>(deed.workspace, (db) =>
    close(ctx, db, deed, request, { answer: JSON.stringify(data), details: { events: data.events.length } }),
  );
}

/** Corrections become what was learned last; the events stay as they were sent. */
async function rectify(ctx: ServerContext, deed: RequestDeed, request: PersonRequest, wish: AnswerWish): Promise<void> {
  if (wish.corrections.length === 0) refuse('corrections', 'name at least one correction');
  if (wish.reason === '') refuse('reason', 'say why this is right');
  const person = await personNow(ctx, deed.workspace, request);
  const suppressions = await suppressionsOf(ctx, deed.workspace);
  const learned = {
    traits: Object.fromEntries(wish.corrections.map(({ key, value }) => [key, value])),
    learned: Object.fromEntries(
      wish.corrections.map(({ key }): [string, [number, string]] => [
        key,
        [ctx.clock(), `request ${request.reference}`],
      ]),
    ),
  };
  const write = () =>
    behindGate<Tables, true>(ctx, deed.workspace, suppressions.version, async (db) => {
      const people = db as unknown as Transaction<PeopleTables>;
      await mergeTraits(people, deed.workspace, new Map([[person, learned]]), new Date(ctx.clock()));
      await close(ctx, db, deed, request, {
        notes: { rectification: wish.reason },
        details: { corrections: wish.corrections.length },
      });
      return true;
    });
  // Somebody was erased in the meantime: looked at again, at most a few times.
  for (let attempt = 0; (await write()) === undefined; attempt++) {
    if (attempt === 5) throw new ProblemError('unavailable');
    await suppressions.refresh();
  }
  await touchIdentities(ctx, deed.workspace, [person]);
}

/** Objections and restrictions stand in the ledger: a No to each purpose named, from now on. */
async function refusePurposes(ctx: ServerContext, deed: RequestDeed, request: PersonRequest): Promise<void> {
  const { workspace } = deed;
  const person = await personNow(ctx, workspace, request);
  await ctx.store.state.inWorkspace<Tables, void>(workspace, async (db) => {
    const consent = db as unknown as Transaction<ConsentTables>;
    await lockLedger(consent, workspace);
    const current = (await currentConsent(consent, workspace, [person])).get(person);
    await append(
      consent,
      workspace,
      request.purposes.map((purpose) => ({
        identity: person,
        purpose,
        decision: 'refused' as const,
        at: Math.max(ctx.clock(), Date.parse(current?.get(purpose)?.at ?? '') + 1 || 0),
        way: 'request' as const,
        place: request.reference,
        textVersion: '',
      })),
    );
    await close(ctx, db, deed, request, { details: { purposes: request.purposes.join(', ') } });
  });
  await touchIdentities(ctx, workspace, [person]);
}

async function forget(ctx: ServerContext, deed: RequestDeed, request: PersonRequest, wish: AnswerWish): Promise<void> {
  if (!wish.mayErase) throw new ProblemError('forbidden', { values: { permission: 'privacy:erase' } });
  const person = await personNow(ctx, deed.workspace, request);
  let erasure = '';
  try {
    const reason = `request ${request.reference}`;
    erasure = (await erase(ctx, deed.workspace, { identities: [person], actor: deed.actor, reason })).id;
  } catch (error) {
    // Nothing is kept of somebody nobody knows: so it is when an erasure went through and its request was not closed.
    if (!(error instanceof ProblemError) || error.code !== 'not_found') throw error;
  }
  await ctx.store.state.inWorkspace<Tables, void>(deed.workspace, (db) =>
    close(ctx, db, deed, request, { details: erasure === '' ? {} : { erasure } }),
  );
}

/**
 * Does what a verified request asks for, and closes it.
 * @throws ProblemError conflict when it is not verified, forbidden when one may not erase
 */
export async function answerRequest(ctx: ServerContext, deed: RequestDeed, wish: AnswerWish): Promise<void> {
  const request = await getRequest(ctx, deed.workspace, deed.id);
  mustBe(request, 'verified');
  const { kind } = request;
  if (kind === 'access' || kind === 'export') return giveData(ctx, deed, { ...request, kind });
  if (kind === 'rectify') return rectify(ctx, deed, request, wish);
  if (kind === 'erase') return forget(ctx, deed, request, wish);
  return refusePurposes(ctx, deed, request);
}

/** Fetches an answer; who did stands in the log. @throws ProblemError not_found when there is none, or none any more */
export async function fetchAnswer(ctx: ServerContext, deed: RequestDeed, format: 'json' | 'html'): Promise<PersonData> {
  const { workspace, id, actor } = deed;
  return ctx.store.state.inWorkspace<PrivacyTables, PersonData>(workspace, async (db) => {
    const { rows } = await sql<{ answer: Buffer }>`
      select answer from privacy_requests
      where id = ${id}::uuid and answer is not null and answer_expires_at > ${new Date(ctx.clock())}`.execute(db);
    const [row] = rows;
    if (row === undefined) throw new ProblemError('not_found');
    await record(ctx, db, workspace, { actor, action: 'privacy.request.download', subject: id, details: { format } });
    // Written by ourselves and sealed: nobody else can have put it there.
    return JSON.parse(unsealFor(ctx, workspace, id, 'answer', row.answer)) as PersonData;
  });
}

/** Deletes answers whose time is over. Across workspaces, as a sweep. @returns how many */
export async function dropExpiredAnswers(ctx: Pick<ServerContext, 'store' | 'clock'>): Promise<number> {
  const { numAffectedRows } = await sql`
    update privacy_requests set answer = null, answer_expires_at = null
    where answer is not null and answer_expires_at <= ${new Date(ctx.clock())}`.execute(
    ctx.store.state.acrossWorkspaces<PrivacyTables>(),
  );
  return Number(numAffectedRows ?? 0);
}
