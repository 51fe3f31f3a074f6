import type { Language } from '@waymark/text';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { record } from '../../audit/index.ts';
import { consentRules, identifierHasher, mayDecide } from '../../consent/index.ts';
import { identityArray, relatedIdentities, signedIdentity } from '../../people/index.ts';
import { ProblemError } from '../../problem.ts';
import type { PrivacyTables } from '../tables.ts';
import { monthsLater } from './deadline.ts';
import type { RequestKind, RequestWay } from './kinds.ts';
import { type RequestContext, sealFor, workspaceDay } from './request.ts';

export interface NewRequest {
  readonly kind: RequestKind;
  readonly way: RequestWay;
  readonly language: Language;
  /** Whom it is about: somebody known, or an identifier nobody may be known by. */
  readonly about: { readonly person: bigint } | { readonly identifier: { kind: string; value: string } };
  /** Today when left out. */
  readonly receivedOn: string | undefined;
  readonly purposes: readonly string[];
  readonly note: string;
  readonly actor: string;
}

const refuse = (field: string, reason: string): never => {
  throw new ProblemError('invalid_field', { path: `body.${field}`, values: { field, reason }, detail: reason });
};

/** One of the two kinds that are about purposes: they need some that a person has a say in. */
async function checkPurposes(ctx: RequestContext, workspace: string, kind: RequestKind, purposes: readonly string[]) {
  if (kind !== 'object' && kind !== 'restrict') {
    if (purposes.length > 0) refuse('purposes', 'only for objections and restrictions');
    return;
  }
  if (purposes.length === 0) refuse('purposes', 'name at least one purpose');
  const rules = await consentRules(ctx, workspace);
  const open = new Set(
    rules.purposes.filter(({ active, legalBasis }) => active && mayDecide(legalBasis)).map(({ key }) => key),
  );
  const wrong = purposes.find((key) => !open.has(key));
  if (wrong !== undefined) refuse('purposes', `"${wrong}" is no purpose a person has a say in`);
}

/** Writes down a request that came in. Its term is one month from the day it was received (Art. 12(3)). @returns its id */
export async function enterRequest(ctx: RequestContext, workspace: string, wish: NewRequest): Promise<string> {
  const day = await workspaceDay(ctx, workspace);
  const receivedOn = wish.receivedOn ?? day;
  if (receivedOn > day) refuse('receivedOn', 'expected a day that has come');
  await checkPurposes(ctx, workspace, wish.kind, wish.purposes);
  const { about } = wish;
  const asked =
    'person' in about
      ? about.person
      : (await identifierHasher(ctx, workspace))(about.identifier.kind, about.identifier.value);
  const related = await relatedIdentities(ctx, workspace, [asked]);
  if ('person' in about && related.length === 0) throw new ProblemError('not_found');
  const person = related[0]?.person ?? asked;
  const identities = new Set([asked, person, ...related.map(({ identity }) => identity)]);
  const id = uuidv7();
  const notes = wish.note === '' ? null : sealFor(ctx, workspace, id, 'notes', JSON.stringify({ note: wish.note }));
  await ctx.store.state.inWorkspace<PrivacyTables, void>(workspace, async (db) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`waymark requests ${workspace}`}, 0))`.execute(db);
    await sql`
      insert into privacy_requests (workspace, id, n, kind, way, language, person, identities, purposes, received_on, due_on,
        state, notes, created_at, created_by)
      select ${workspace}::uuid, ${id}::uuid, coalesce(max(n), 0) + 1, ${wish.kind}, ${wish.way}, ${wish.language},
        ${signedIdentity(person).toString()}::bigint, ${identityArray(identities)}::bigint[], ${[...wish.purposes]}::text[],
        ${receivedOn}::date, ${monthsLater(receivedOn, 1)}::date, 'open', ${notes}, ${new Date(ctx.clock())}, ${wish.actor}
      from privacy_requests`.execute(db);
    await record(ctx, db, workspace, {
      actor: wish.actor,
      action: 'privacy.request.enter',
      subject: id,
      details: { kind: wish.kind, way: wish.way, receivedOn },
    });
  });
  return id;
}
