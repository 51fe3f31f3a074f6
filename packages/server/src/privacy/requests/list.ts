import { sql } from 'kysely';
import { identifierHasher } from '../../consent/index.ts';
import {
  type Asker,
  findPeople,
  identityArray,
  identityOfText,
  identityText,
  relatedIdentities,
  summaries,
} from '../../people/index.ts';
import { ProblemError } from '../../problem.ts';
import type { PrivacyTables } from '../tables.ts';
import type { RequestKind } from './kinds.ts';
import {
  notesOf,
  type PersonRequest,
  REQUEST_COLUMNS,
  type RequestContext,
  type RequestNotes,
  type RequestRow,
  requestOf,
  workspaceDay,
} from './request.ts';

/** Of the requests: those to be worked on, those too late, or those closed in one way. */
export const REQUEST_FILTERS = ['unclosed', 'overdue', 'done', 'refused'] as const;
export type RequestFilter = (typeof REQUEST_FILTERS)[number];

export interface RequestQuestion {
  readonly filter?: RequestFilter | undefined;
  readonly kind?: RequestKind | undefined;
  /** A reference, the id of a person, or an identifier of his (or its beginning). */
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** A request with what its person is known by; empty for those who may not see it, and once he is forgotten. */
export type ListedRequest = PersonRequest & { readonly identifiers: readonly { kind: string; value: string }[] };

/** Kinds an identifier is tried as, to find requests of somebody who was erased: only hashes of him are left. */
const TRIED_KINDS = ['user_id', 'anonymous_id', 'email', 'phone'];
const MOST_FOUND = 200;

/** Everybody a search may mean. */
async function meant(ctx: RequestContext, asker: Asker, search: string): Promise<bigint[]> {
  const person = identityOfText(search);
  if (person !== undefined) return [person];
  if (!asker.mayIdentify) return [];
  const hash = await identifierHasher(ctx, asker.workspace);
  const found = (await findPeople(ctx, asker, search, MOST_FOUND)).map(({ id }) => identityOfText(id) ?? 0n);
  const related = await relatedIdentities(ctx, asker.workspace, found);
  return [...related.map(({ identity }) => identity), ...TRIED_KINDS.map((kind) => hash(kind, search))];
}

const numberOf = (search: string): number | null => {
  const digits = /^(?:\d{4}-)?(\d{1,9})$/.exec(search)?.[1];
  return digits === undefined ? null : Number(digits);
};

async function withIdentifiers(
  ctx: RequestContext,
  asker: Asker,
  requests: readonly PersonRequest[],
): Promise<ListedRequest[]> {
  const people = asker.mayIdentify ? [...new Set(requests.map(({ person }) => identityOfText(person) ?? 0n))] : [];
  const known = new Map(
    (await relatedIdentities(ctx, asker.workspace, people)).map(({ identity, person }) => [identity, person]),
  );
  const named = new Map(
    (await summaries(ctx, asker, [...new Set(known.values())])).map(({ id, identifiers }) => [id, identifiers]),
  );
  return requests.map((request) => {
    const now = known.get(identityOfText(request.person) ?? 0n);
    return { ...request, identifiers: now === undefined ? [] : (named.get(identityText(now)) ?? []) };
  });
}

/** Requests: those still to be answered first, the nearest term before the others; then the closed ones, the newest first. */
export async function listRequests(ctx: RequestContext, asker: Asker, question: RequestQuestion) {
  const { workspace } = asker;
  const day = await workspaceDay(ctx, workspace);
  const search = question.search?.trim() ?? '';
  const people = search === '' ? [] : await meant(ctx, asker, search);
  const { filter, kind, offset, limit } = question;
  const { rows, counts } = await ctx.store.state.inWorkspace<
    PrivacyTables,
    { rows: RequestRow[]; counts: { all: number; unclosed: number; overdue: number } | undefined }
  >(workspace, async (db) => {
    const found = await sql<RequestRow>`
      select ${REQUEST_COLUMNS} from privacy_requests
      where (${kind ?? null}::text is null or kind = ${kind ?? null})
        and case ${filter ?? ''}::text when 'unclosed' then closed_at is null
          when 'overdue' then closed_at is null and due_on < ${day}::date
          when 'done' then state = 'done' when 'refused' then state = 'refused' else true end
        and (${search} = '' or n = ${numberOf(search)}::bigint or identities && ${identityArray(people)}::bigint[])
      order by closed_at is not null, case when closed_at is null then due_on end, n desc
      limit ${limit + 1} offset ${offset}`.execute(db);
    const counted = await sql<{ all: number; unclosed: number; overdue: number }>`
      select count(*)::int as all, (count(*) filter (where closed_at is null))::int as unclosed,
        (count(*) filter (where closed_at is null and due_on < ${day}::date))::int as overdue
      from privacy_requests`.execute(db);
    return { rows: found.rows, counts: counted.rows[0] };
  });
  const page = rows.slice(0, limit).map((row) => requestOf(row, day));
  return {
    items: await withIdentifiers(ctx, asker, page),
    nextCursor: rows.length > limit ? String(offset + limit) : null,
    counts: counts ?? { all: 0, unclosed: 0, overdue: 0 },
  };
}

async function readRequest(ctx: RequestContext, workspace: string, id: string) {
  const day = await workspaceDay(ctx, workspace);
  const [row] = await ctx.store.state.inWorkspace<PrivacyTables, (RequestRow & { notes: Buffer | null })[]>(
    workspace,
    async (db) =>
      (
        await sql<RequestRow & { notes: Buffer | null }>`
          select ${REQUEST_COLUMNS}, notes from privacy_requests where id = ${id}::uuid`.execute(db)
      ).rows,
  );
  if (row === undefined) throw new ProblemError('not_found');
  return { request: requestOf(row, day), sealed: row.notes };
}

/** @throws ProblemError not_found */
export async function getRequest(ctx: RequestContext, workspace: string, id: string): Promise<PersonRequest> {
  return (await readRequest(ctx, workspace, id)).request;
}

/** A request with who it is about and, for those who may see who somebody is, what was noted. */
export async function requestInFull(
  ctx: RequestContext,
  asker: Asker,
  id: string,
): Promise<ListedRequest & { readonly notes: RequestNotes }> {
  const { request, sealed } = await readRequest(ctx, asker.workspace, id);
  const [listed] = await withIdentifiers(ctx, asker, [request]);
  const notes = asker.mayIdentify ? notesOf(ctx, asker.workspace, id, sealed) : {};
  return { ...request, identifiers: listed?.identifiers ?? [], notes };
}
