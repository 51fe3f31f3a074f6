import { sql, type Transaction } from 'kysely';
import type { ServerContext } from '../context.ts';
import { identityArray } from '../people/index.ts';
import { currentConsent } from './current-consent.ts';
import type { Decision } from './decision.ts';
import { append, lockLedger, type NewEntry } from './ledger.ts';
import { type ConsentRules, consentRules } from './rules.ts';
import type { ConsentTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** What an event says about consent. */
export interface Stated {
  /** The event's strongest identity. */
  readonly identity: bigint;
  /** UTC milliseconds. */
  readonly at: number;
  readonly source: string;
  /** The protocol's `categoryPreferences`; empty means no to all. Undefined when nothing is said. */
  readonly categories: Readonly<Record<string, boolean>> | undefined;
  /** Global Privacy Control. */
  readonly privacyControl: boolean;
}

/** A purpose's statement; `takesBack` is a no to all, and only worth an entry where a yes was said before. */
interface Statement {
  readonly entry: NewEntry;
  readonly takesBack: boolean;
}

/** What categories say of each purpose they mean. Several categories of one purpose must all agree. */
export function saidOf(rules: ConsentRules, categories: Readonly<Record<string, boolean>>): Map<string, boolean> {
  const said = new Map<string, boolean>();
  for (const [name, yes] of Object.entries(categories)) {
    const purpose = rules.purposeOf.get(name.trim().toLowerCase())?.key;
    if (purpose !== undefined) said.set(purpose, yes && said.get(purpose) !== false);
  }
  return said;
}

/** What an event says, purpose by purpose. */
function statementsOf(rules: ConsentRules, stated: Stated): Statement[] {
  const { categories } = stated;
  if (categories === undefined) return [];
  const entry = (purpose: string, decision: Decision): NewEntry => ({
    identity: stated.identity,
    purpose,
    decision,
    at: stated.at,
    way: 'tracking',
    place: stated.source,
    textVersion: '',
  });
  if (Object.keys(categories).length === 0)
    return rules.purposes.map(({ key }) => ({ entry: entry(key, 'refused'), takesBack: true }));
  return [...saidOf(rules, categories)].map(([purpose, yes]) => ({
    entry: entry(purpose, yes ? 'granted' : 'refused'),
    takesBack: false,
  }));
}

const keyOf = ({ identity, purpose }: NewEntry): string => `${identity} ${purpose}`;

/** In order of time, without repeats; in rounds, so that each is compared with the one before it. */
function inRounds(statements: readonly Statement[]): Statement[][] {
  const byKey = Map.groupBy(
    [...statements].sort((one, other) => one.entry.at - other.entry.at),
    ({ entry }) => keyOf(entry),
  );
  const rounds: Statement[][] = [];
  for (const all of byKey.values()) {
    let round = 0;
    let last: Decision | undefined;
    for (const one of all) {
      if (one.entry.decision === last) continue;
      last = one.entry.decision;
      rounds[round] ??= [];
      rounds[round]?.push(one);
      round += 1;
    }
  }
  return rounds;
}

/**
 * What the tracking protocol said last before each statement. A banner repeats itself with every event: only what differs from
 * its own last word is a decision. So a no said on the page of preferences is not overruled by an old cookie.
 */
async function lastSaid(db: Transaction<ConsentTables>, statements: readonly Statement[]): Promise<(string | null)[]> {
  const { rows } = await sql<{ decision: string | null }>`
    select last.decision
    from unnest(${identityArray(statements.map(({ entry }) => entry.identity))}::bigint[],
      ${statements.map(({ entry }) => entry.purpose)}::text[], ${statements.map(({ entry }) => entry.at)}::float8[])
      with ordinality as u (i, p, t, ord)
    left join lateral (
      select e.decision from consent_entries e
      where e.identity = u.i and e.purpose = u.p and e.way = 'tracking' and e.at <= to_timestamp(u.t / 1000.0)
      order by e.at desc, e.n desc limit 1) last on true
    order by u.ord`.execute(db);
  return rows.map(({ decision }) => decision);
}

async function recordCategories(
  db: Transaction<ConsentTables>,
  workspace: string,
  statements: readonly Statement[],
): Promise<void> {
  for (const round of inRounds(statements)) {
    const last = await lastSaid(db, round);
    const fresh = round.filter(({ entry, takesBack }, i) =>
      takesBack ? last[i] === 'granted' : last[i] !== entry.decision,
    );
    await append(
      db,
      workspace,
      fresh.map(({ entry }) => entry),
    );
  }
}

/**
 * Global Privacy Control is a wish about everything; what somebody decided about a purpose itself is stronger. So it is a no
 * where he has not decided anything yet.
 */
async function recordPrivacyControl(
  db: Transaction<ConsentTables>,
  workspace: string,
  rules: ConsentRules,
  signals: readonly Stated[],
): Promise<void> {
  const concerned = rules.purposes.filter(({ refusedByGpc, active }) => refusedByGpc && active);
  if (signals.length === 0 || concerned.length === 0) return;
  const first = new Map<bigint, Stated>();
  for (const signal of signals) {
    const known = first.get(signal.identity);
    if (known === undefined || signal.at < known.at) first.set(signal.identity, signal);
  }
  const current = await currentConsent(db, workspace, first.keys());
  await append(
    db,
    workspace,
    [...first.values()].flatMap(({ identity, at, source }) =>
      concerned
        .filter(({ key }) => current.get(identity)?.has(key) !== true)
        .map(({ key }) => ({
          identity,
          purpose: key,
          decision: 'refused' as const,
          at,
          way: 'gpc' as const,
          place: source,
          textVersion: '',
        })),
    ),
  );
}

/** Writes what events say about consent into the ledger. Saying it again adds nothing. */
export async function recordStated(ctx: Context, workspace: string, events: readonly Stated[]): Promise<void> {
  const rules = await consentRules(ctx, workspace);
  const statements = events.flatMap((stated) => statementsOf(rules, stated));
  const signals = events.filter(({ privacyControl }) => privacyControl);
  if (statements.length === 0 && signals.length === 0) return;
  await ctx.store.state.inWorkspace<ConsentTables, void>(workspace, async (db) => {
    await lockLedger(db, workspace);
    await recordCategories(db, workspace, statements);
    await recordPrivacyControl(db, workspace, rules, signals);
  });
}
