import { LANGUAGES, type Language } from '@waymark/text';
import { sql, type Transaction } from 'kysely';
import { workspaceById } from '../../access/index.ts';
import type { ServerContext } from '../../context.ts';
import { identityText, unsignedIdentity } from '../../people/index.ts';
import { ProblemError } from '../../problem.ts';
import { seal, unseal } from '../../sealed-box.ts';
import type { PrivacyTables } from '../tables.ts';
import { daysBetween, today } from './deadline.ts';
import {
  oneOf,
  REFUSALS,
  REQUEST_KINDS,
  REQUEST_STATES,
  REQUEST_WAYS,
  type Refusal,
  type RequestKind,
  type RequestState,
  type RequestWay,
  VERIFICATIONS,
  type Verification,
} from './kinds.ts';

export type RequestContext = Pick<ServerContext, 'store' | 'clock' | 'configuration' | 'log'>;

const KEY = 'requests of people';

/** What was written about a request in free words; may name people. */
export interface RequestNotes {
  readonly note?: string;
  readonly verification?: string;
  readonly extension?: string;
  readonly refusal?: string;
  readonly rectification?: string;
}

/** A request as it stands. */
export interface PersonRequest {
  readonly id: string;
  /** Year and number, as one writes it in a letter: 2026-0012. */
  readonly reference: string;
  readonly kind: RequestKind;
  readonly way: RequestWay;
  readonly language: Language;
  readonly person: string;
  readonly purposes: readonly string[];
  readonly receivedOn: string;
  readonly dueOn: string;
  /** Until it is due; negative when it is overdue. null once it is closed. */
  readonly daysLeft: number | null;
  readonly extendedMonths: number;
  readonly state: RequestState;
  readonly verifiedHow: Verification | null;
  readonly verifiedBy: string | null;
  readonly verifiedAt: string | null;
  readonly refusal: Refusal | null;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  /** Until when the answer can be fetched; null when there is none (any more). */
  readonly answerExpiresAt: string | null;
  /** Whether the person was erased since: only keyed hashes are left. */
  readonly isForgotten: boolean;
  readonly createdAt: string;
}

export interface RequestRow {
  id: string;
  n: string;
  kind: string;
  way: string;
  language: string;
  person: string;
  purposes: string[];
  received_on: string;
  due_on: string;
  extended_months: number;
  state: string;
  verified_how: string | null;
  verified_by: string | null;
  verified_at: Date | null;
  refusal: string | null;
  closed_by: string | null;
  closed_at: Date | null;
  answer_expires_at: Date | null;
  forgotten_at: Date | null;
  created_at: Date;
}

/** What `requestOf` reads; neither notes nor answer. */
export const REQUEST_COLUMNS = sql.raw(
  `id, n::text, kind, way, language, person::text, purposes, received_on::text, due_on::text, extended_months, state,
   verified_how, verified_by, verified_at, refusal, closed_by, closed_at, answer_expires_at, forgotten_at, created_at`,
);

export function requestOf(row: RequestRow, day: string): PersonRequest {
  const isClosed = row.closed_at !== null;
  return {
    id: row.id,
    reference: `${row.received_on.slice(0, 4)}-${row.n.padStart(4, '0')}`,
    kind: oneOf(REQUEST_KINDS, row.kind),
    way: oneOf(REQUEST_WAYS, row.way),
    language: oneOf(LANGUAGES, row.language),
    person: identityText(unsignedIdentity(row.person)),
    purposes: row.purposes,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    daysLeft: isClosed ? null : daysBetween(day, row.due_on),
    extendedMonths: row.extended_months,
    state: oneOf(REQUEST_STATES, row.state),
    verifiedHow: row.verified_how === null ? null : oneOf(VERIFICATIONS, row.verified_how),
    verifiedBy: row.verified_by,
    verifiedAt: row.verified_at?.toISOString() ?? null,
    refusal: row.refusal === null ? null : oneOf(REFUSALS, row.refusal),
    closedBy: row.closed_by,
    closedAt: row.closed_at?.toISOString() ?? null,
    answerExpiresAt: row.answer_expires_at?.toISOString() ?? null,
    isForgotten: row.forgotten_at !== null,
    createdAt: row.created_at.toISOString(),
  };
}

/** The day it is where the workspace is. */
export async function workspaceDay(ctx: RequestContext, workspace: string): Promise<string> {
  return today(ctx.clock(), (await workspaceById(ctx, workspace))?.time_zone ?? 'UTC');
}

const placeOf = (workspace: string, id: string, what: 'notes' | 'answer') => `${workspace} ${id} ${what}`;

/** Seals what belongs to one request. */
export function sealFor(
  ctx: RequestContext,
  workspace: string,
  id: string,
  what: 'notes' | 'answer',
  text: string,
): Buffer {
  return seal(ctx.configuration, KEY, placeOf(workspace, id, what), text);
}

/** @throws ProblemError unavailable when it cannot be read with this installation's secret */
export function unsealFor(
  ctx: RequestContext,
  workspace: string,
  id: string,
  what: 'notes' | 'answer',
  sealed: Uint8Array,
): string {
  const plain = unseal(ctx.configuration, KEY, placeOf(workspace, id, what), sealed);
  if (plain === undefined)
    throw new ProblemError('unavailable', { detail: 'Sealed under another secret (WAYMARK_SECRET), or changed' });
  return plain;
}

export function notesOf(ctx: RequestContext, workspace: string, id: string, sealed: Uint8Array | null): RequestNotes {
  return sealed === null ? {} : (JSON.parse(unsealFor(ctx, workspace, id, 'notes', sealed)) as RequestNotes);
}

/** A request with its notes; nobody else changes it until the transaction ends. @throws ProblemError not_found */
export async function lockedRequest(
  ctx: RequestContext,
  db: Transaction<PrivacyTables>,
  workspace: string,
  id: string,
  day: string,
): Promise<{ request: PersonRequest; notes: RequestNotes }> {
  const { rows } = await sql<RequestRow & { notes: Buffer | null }>`
    select ${REQUEST_COLUMNS}, notes from privacy_requests where id = ${id}::uuid for update`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemError('not_found');
  return { request: requestOf(row, day), notes: notesOf(ctx, workspace, id, row.notes) };
}

/** @throws ProblemError conflict when the request is in another state than those */
export function mustBe(request: PersonRequest, ...states: readonly RequestState[]): void {
  if (!states.includes(request.state))
    throw new ProblemError('conflict', { detail: `The request is ${request.state}; expected ${states.join(' or ')}` });
}
