import { sql, type Transaction } from 'kysely';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { isLegalBasis, type LegalBasis } from './decision.ts';
import { ANALYTICS, DEFAULT_PURPOSES, defaultWording } from './default-purposes.ts';
import type { ConsentTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** The wording people were shown from a day on; versions count from 1 and are never changed. */
export interface PurposeText {
  readonly version: number;
  readonly publishedAt: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly textDe: string;
  readonly textEn: string;
}

export interface Purpose {
  readonly key: string;
  readonly legalBasis: LegalBasis;
  /** A yes counts once it has been confirmed by a link sent to the address. */
  readonly doubleOptIn: boolean;
  readonly refusedByGpc: boolean;
  /** Names of categories in the protocol's consent object that mean this purpose, besides its key; in lower case. */
  readonly categories: readonly string[];
  /** Shown to people, and counted. */
  readonly active: boolean;
  /** The newest first; at least one. */
  readonly texts: readonly PurposeText[];
}

export type PurposeChange = Omit<Purpose, 'key' | 'texts'>;
export type Wording = Omit<PurposeText, 'version' | 'publishedAt'>;

const MOST_PURPOSES = 50;

/** Gives a workspace its first purposes; doing it twice does no harm. */
async function ensureDefaults(db: Transaction<ConsentTables>, workspace: string, at: Date): Promise<void> {
  const there = await db.selectFrom('consent_purposes').select('key').limit(1).executeTakeFirst();
  if (there !== undefined) return;
  await db
    .insertInto('consent_purposes')
    .values(
      DEFAULT_PURPOSES.map(({ key, legalBasis, doubleOptIn, refusedByGpc, categories }, place) => ({
        workspace,
        key,
        place,
        legal_basis: legalBasis,
        double_opt_in: doubleOptIn ?? false,
        refused_by_gpc: refusedByGpc ?? false,
        categories: [...categories],
        active: true,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('consent_texts')
    .values(
      DEFAULT_PURPOSES.map(({ key }) => {
        const [de, en] = [defaultWording(key, 'de'), defaultWording(key, 'en')];
        return {
          workspace,
          purpose: key,
          version: 1,
          published_at: at,
          name_de: de.name,
          name_en: en.name,
          text_de: de.text,
          text_en: en.text,
        };
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Every purpose of a workspace with all its wordings, in the order shown. */
export async function readPurposes(
  db: Transaction<ConsentTables>,
  workspace: string,
  at: Date,
): Promise<readonly Purpose[]> {
  await ensureDefaults(db, workspace, at);
  const rows = await db.selectFrom('consent_purposes').selectAll().orderBy('place').orderBy('key').execute();
  const texts = Map.groupBy(
    await db.selectFrom('consent_texts').selectAll().orderBy('version', 'desc').execute(),
    ({ purpose }) => purpose,
  );
  return rows.map((row) => ({
    key: row.key,
    legalBasis: isLegalBasis(row.legal_basis) ? row.legal_basis : 'a',
    doubleOptIn: row.double_opt_in,
    refusedByGpc: row.refused_by_gpc,
    categories: row.categories,
    active: row.active,
    texts: (texts.get(row.key) ?? []).map((text) => ({
      version: text.version,
      publishedAt: text.published_at.toISOString(),
      nameDe: text.name_de,
      nameEn: text.name_en,
      textDe: text.text_de,
      textEn: text.text_en,
    })),
  }));
}

/**
 * Makes or changes a purpose; a new one needs its first wording.
 * @throws ProblemError when a category already means another purpose, or analytics would be switched off
 */
export async function savePurpose(
  ctx: Context,
  workspace: string,
  key: string,
  change: PurposeChange,
  wording: Wording | undefined,
): Promise<void> {
  const at = new Date(ctx.clock());
  await ctx.store.state.inWorkspace<ConsentTables, void>(workspace, async (db) => {
    const all = await readPurposes(db, workspace, at);
    const known = all.find((purpose) => purpose.key === key);
    const categories = [...new Set(change.categories.map((category) => category.trim().toLowerCase()))].filter(
      (category) => category !== '' && category !== key,
    );
    const other = all.find(
      (purpose) =>
        purpose.key !== key &&
        [key, ...categories].some((name) => name === purpose.key || purpose.categories.includes(name)),
    );
    if (other !== undefined) throw refused('categories', `one of them already means the purpose "${other.key}"`);
    if (key === ANALYTICS && !change.active)
      throw refused('active', 'analytics cannot be switched off: collecting asks for it');
    if (known === undefined && wording === undefined) throw refused('wording', 'a new purpose needs its wording');
    if (known === undefined && all.length >= MOST_PURPOSES) throw refused('key', `at most ${MOST_PURPOSES} purposes`);
    const values = {
      legal_basis: change.legalBasis,
      double_opt_in: change.doubleOptIn,
      refused_by_gpc: change.refusedByGpc,
      categories,
      active: change.active,
    };
    await db
      .insertInto('consent_purposes')
      .values({ workspace, key, place: all.length, ...values })
      .onConflict((conflict) => conflict.columns(['workspace', 'key']).doUpdateSet(values))
      .execute();
    if (known === undefined && wording !== undefined) await addText(db, workspace, key, wording, at);
  });
}

/** Publishes a new wording: who decides from now on is shown this one. @returns its version */
export function publishText(ctx: Context, workspace: string, key: string, wording: Wording): Promise<number> {
  const at = new Date(ctx.clock());
  return ctx.store.state.inWorkspace<ConsentTables, number>(workspace, async (db) => {
    await ensureDefaults(db, workspace, at);
    // Two at once get two numbers.
    const known = await db
      .selectFrom('consent_purposes')
      .select('key')
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst();
    if (known === undefined) throw new ProblemError('not_found');
    return addText(db, workspace, key, wording, at);
  });
}

async function addText(
  db: Transaction<ConsentTables>,
  workspace: string,
  purpose: string,
  wording: Wording,
  at: Date,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into consent_texts (workspace, purpose, version, published_at, name_de, name_en, text_de, text_en)
    select ${workspace}::uuid, ${purpose}, coalesce(max(version), 0) + 1, ${at},
      ${wording.nameDe}, ${wording.nameEn}, ${wording.textDe}, ${wording.textEn}
    from consent_texts where purpose = ${purpose}
    returning version`.execute(db);
  return rows[0]?.version ?? 1;
}

function refused(field: string, reason: string): ProblemError {
  return new ProblemError('invalid_field', { path: `body.${field}`, values: { field, reason }, detail: reason });
}
