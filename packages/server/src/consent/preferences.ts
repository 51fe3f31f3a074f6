import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import { type CurrentDecision, currentConsent, identitiesOfPerson } from './current-consent.ts';
import { allows, mayDecide } from './decision.ts';
import { append, entriesOf, type LedgerEntry, lockLedger, type NewEntry } from './ledger.ts';
import { type Purpose, readPurposes } from './purposes.ts';
import type { LinkMeaning } from './signed-link.ts';
import type { ConsentTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** A purpose as it stands with a person. */
export interface Preference {
  readonly purpose: Purpose;
  readonly current: CurrentDecision | undefined;
  readonly allowed: boolean;
}

export interface Preferences {
  readonly items: readonly Preference[];
  /** The newest first. */
  readonly history: readonly LedgerEntry[];
}

const MOST_HISTORY = 100;

/** Every active purpose as it stands with a person, and what he decided so far. */
export function preferencesOf(ctx: Context, workspace: string, person: bigint): Promise<Preferences> {
  return ctx.store.state.inWorkspace<ConsentTables, Preferences>(workspace, async (db) => {
    const purposes = (await readPurposes(db, workspace, new Date(ctx.clock()))).filter(({ active }) => active);
    const current = (await currentConsent(db, workspace, [person])).get(person);
    const history = await entriesOf(db, await identitiesOfPerson(db, workspace, person), MOST_HISTORY);
    return {
      items: purposes.map((purpose) => {
        const decided = current?.get(purpose.key);
        return { purpose, current: decided, allowed: allows(purpose.legalBasis, decided?.decision) };
      }),
      history,
    };
  });
}

/** What was sent by the page: purposes agreed to, and the versions of their wording that were shown. */
export interface Choice {
  readonly agreed: ReadonlySet<string>;
  readonly versions: ReadonlyMap<string, number>;
}

/**
 * Writes down what a person chose on the page of preferences: only what differs from how it stands. Purposes that were not
 * shown to him stay as they are.
 * @returns the purposes that wait for a confirmation now
 */
export function choose(ctx: Context, link: LinkMeaning, choice: Choice): Promise<string[]> {
  const { workspace, of: person, sentTo } = link;
  const at = ctx.clock();
  return ctx.store.state.inWorkspace<ConsentTables, string[]>(workspace, async (db) => {
    await lockLedger(db, workspace);
    const purposes = await readPurposes(db, workspace, new Date(at));
    const current = (await currentConsent(db, workspace, [person])).get(person);
    const entries: NewEntry[] = [];
    const waiting: string[] = [];
    for (const purpose of purposes) {
      const { key, legalBasis, active, doubleOptIn } = purpose;
      const version = choice.versions.get(key);
      const shown = purpose.texts.find((text) => text.version === version);
      if (!active || !mayDecide(legalBasis) || shown === undefined) continue;
      const yes = choice.agreed.has(key);
      const standing = current?.get(key)?.decision;
      if (yes ? allows(legalBasis, standing) : standing === 'refused') continue;
      const proven = sentTo === key;
      const waits = yes && doubleOptIn && !proven;
      if (waits) waiting.push(key);
      if (waits && standing === 'requested') continue;
      entries.push({
        identity: person,
        purpose: key,
        decision: !yes ? 'refused' : waits ? 'requested' : 'granted',
        at: Math.max(at, Date.parse(current?.get(key)?.at ?? '') + 1 || at),
        way: 'page',
        place: '',
        textVersion: String(shown.version),
        doubleOptIn: yes && doubleOptIn && proven,
      });
    }
    await append(db, workspace, entries);
    return waiting;
  });
}

export type Confirmation =
  | { readonly outcome: 'open' | 'confirmed'; readonly purpose: Purpose; readonly identity: bigint }
  | { readonly outcome: 'gone' };

/**
 * The request a confirmation link belongs to, and, with `confirm`, the yes it stands for. A request that was answered or taken
 * back since is gone; confirming twice adds nothing.
 */
export function confirmation(ctx: Context, link: LinkMeaning, confirm: boolean): Promise<Confirmation> {
  const { workspace, of: n } = link;
  return ctx.store.state.inWorkspace<ConsentTables, Confirmation>(workspace, async (db) => {
    await lockLedger(db, workspace);
    const request = await db
      .selectFrom('consent_entries')
      .select([sql<bigint>`identity`.as('identity'), 'purpose', 'text_version'])
      .where('n', '=', String(n))
      .where('decision', '=', 'requested')
      .executeTakeFirst();
    if (request === undefined) return { outcome: 'gone' };
    const identity = BigInt.asUintN(64, BigInt(request.identity));
    const purposes = await readPurposes(db, workspace, new Date(ctx.clock()));
    const found = purposes.find(({ key, active }) => key === request.purpose && active);
    // Confirmed is the wording that was asked with.
    const asked = found?.texts.find(({ version }) => String(version) === request.text_version);
    const purpose = found && asked ? { ...found, texts: [asked] } : found;
    const current = (await currentConsent(db, workspace, [identity], request.purpose))
      .get(identity)
      ?.get(request.purpose);
    if (purpose === undefined || current === undefined) return { outcome: 'gone' };
    const answered = await db
      .selectFrom('consent_entries')
      .select('n')
      .where('confirms', '=', String(n))
      .where('n', '=', String(current.n))
      .executeTakeFirst();
    if (answered !== undefined) return { outcome: 'confirmed', purpose, identity };
    if (current.decision !== 'requested') return { outcome: 'gone' };
    if (!confirm) return { outcome: 'open', purpose, identity };
    await append(db, workspace, [
      {
        identity,
        purpose: purpose.key,
        decision: 'granted',
        at: Math.max(ctx.clock(), Date.parse(current.at) + 1),
        way: 'link',
        place: '',
        textVersion: request.text_version,
        doubleOptIn: true,
        confirms: n,
      },
    ]);
    return { outcome: 'confirmed', purpose, identity };
  });
}
