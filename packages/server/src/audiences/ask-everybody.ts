import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { peopleOfTheFuture, peopleWhere } from '../rules/index.ts';
import { peopleIn } from './audiences.ts';
import { type AudienceChange, lockMembers, mustAllBeAsked, mustBeAsked, writeDifference } from './change-members.ts';
import { audiencesIn, type LiveAudience } from './live-audiences.ts';
import type { AudienceTables } from './tables.ts';

/** So many changes are written in one transaction, between two turns of the feed. */
const CHANGES_AT_ONCE = 2_000;
/** So many people are marked in one transaction. */
const MARKS_AT_ONCE = 20_000;

export interface AskEverybody {
  readonly ctx: ServerContext;
  readonly workspace: string;
  /** Every live audience, each after those its rule asks about. */
  readonly audiences: readonly LiveAudience[];
  /** Does one piece of work while nobody else writes about members. */
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Whom the feed and the clock have asked about since this began: they know better. */
  readonly askedMeanwhile: ReadonlySet<bigint>;
  readonly signal: AbortSignal;
}

/** Everybody the rule of an audience holds for; undefined where the event store cannot be asked. */
async function whoIsIn(
  { ctx, workspace, signal }: AskEverybody,
  { rule }: LiveAudience,
): Promise<bigint[] | undefined> {
  try {
    return await peopleWhere(ctx, workspace, rule, signal);
  } catch (error) {
    // It names what there is no more, or is too large for a statement: each person can still be asked.
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

async function markEverybody({ ctx, workspace, signal }: AskEverybody): Promise<void> {
  let after: string | null | undefined = null;
  while (after !== undefined) {
    if (signal.aborted) throw new Error('The server stops');
    const from: string | null = after;
    after = await ctx.store.state.inWorkspace<AudienceTables, string | undefined>(workspace, async (db) => {
      await lockMembers(db, workspace);
      return mustAllBeAsked(db, workspace, from, MARKS_AT_ONCE);
    });
  }
}

/**
 * Finds out who is in an audience whose rule is new, without looking at people one by one: one question to the stores, while
 * the feed goes on; then the difference is written in pieces between the turns of the feed, leaving out whoever was asked
 * meanwhile. Where time alone can change the answer everybody is marked to be asked in slices, which finds the moments.
 * @returns how many changes were written
 */
export async function askEverybody(asking: AskEverybody, audience: LiveAudience): Promise<number> {
  const { ctx, workspace, askedMeanwhile, inTurn, signal } = asking;
  const { id, isTimed } = audience;
  const nowMs = ctx.clock();
  const found = await whoIsIn(asking, audience);
  let written = 0;
  if (found !== undefined) {
    const before = await peopleIn(ctx, workspace, id);
    const after = new Set(found);
    const changes: AudienceChange[] = [
      ...found.filter((person) => !before.has(person)).map((person) => ({ audience: id, person, entered: true })),
      ...[...before].filter((person) => !after.has(person)).map((person) => ({ audience: id, person, entered: false })),
    ];
    const isAskedAbout = asking.audiences.some((other) => audiencesIn(other.rule).includes(id));
    for (let from = 0; from < changes.length; from += CHANGES_AT_ONCE) {
      const some = changes.slice(from, from + CHANGES_AT_ONCE);
      written += await inTurn(async () => {
        if (signal.aborted) throw new Error('The server stops');
        const still = some.filter(({ person }) => !askedMeanwhile.has(person));
        return writeDifference(ctx, workspace, still, isAskedAbout);
      });
    }
  }
  if (found === undefined || isTimed) await markEverybody(asking);
  else await markPeople(asking, await peopleOfTheFuture(ctx, workspace, nowMs));
  return written;
}

async function markPeople({ ctx, workspace }: AskEverybody, people: readonly bigint[]): Promise<void> {
  if (people.length === 0) return;
  await ctx.store.state.inWorkspace<AudienceTables, void>(workspace, async (db) => {
    await lockMembers(db, workspace);
    await mustBeAsked(db, workspace, people);
  });
}
