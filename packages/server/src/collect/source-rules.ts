import type { Store } from '@waymark/store';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '../audit/index.ts';
import type { ServerContext } from '../context.ts';
import { PERSONAL_KINDS } from './personal-text.ts';
import type { CollectTables } from './tables.ts';

/** Announces that the rules of a workspace's sources changed; the payload is the workspace. */
const CHANNEL = 'waymark_source_privacy';

/** Columns of an event that are filled from its properties and have a path of their own. */
export const GUARDED_COLUMNS = ['value', 'currency', 'urlPath', 'campaign'] as const;

const PATH = new RegExp(`^(?:${GUARDED_COLUMNS.join('|')}|(?:properties|traits|context)\\.[^\\u0000]{1,300})$`);
const paths = z
  .array(
    z
      .string()
      .regex(
        PATH,
        `expected ${GUARDED_COLUMNS.join(', ')}, or properties., traits. or context. and a path; * stands for anything`,
      ),
  )
  .max(500);

/** What a source may bring in. Paths are dotted; `*` stands for any characters. */
export const sourceRulesSchema = z
  .strictObject({
    allow: paths
      .default([])
      .describe('Where there are any for properties, traits or context, nothing else of them is kept'),
    drop: paths.default([]),
    hash: paths.default([]).describe('Replaced by a keyed hash: equal values stay equal'),
    mask: z.array(z.enum(PERSONAL_KINDS)).default([]).describe('Replaced in the texts of properties'),
  })
  .meta({ id: 'SourceRules' });

export type SourceRules = z.infer<typeof sourceRulesSchema>;

export const NO_RULES: SourceRules = { allow: [], drop: [], hash: [], mask: [] };

/** What happens to the value at a path. */
export type Fate = 'keep' | 'drop' | 'hash';

/** The rules of a source made ready for every event. */
export interface ReadyRules {
  readonly fateOf: (path: string) => Fate;
  readonly mask: ReadonlySet<SourceRules['mask'][number]>;
  /** Whether any rule is about traits (context), so that they have to be read. */
  readonly about: { readonly traits: boolean; readonly context: boolean };
}

function anyOf(patterns: readonly string[]): ((path: string) => boolean) | undefined {
  if (patterns.length === 0) return undefined;
  const source = patterns.map((one) =>
    one
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );
  // A path stands for all that is below it, too.
  const pattern = new RegExp(`^(?:${source.join('|')})(?:\\..*)?$`, 's');
  return (path) => pattern.test(path);
}

const SPACES = ['properties', 'traits', 'context'] as const;
/** Fates of paths are looked up for every value of every event; senders use few. */
const MOST_KNOWN = 5_000;

export function readyRules(rules: SourceRules): ReadyRules {
  const dropped = anyOf(rules.drop);
  const hashed = anyOf(rules.hash);
  const allowed = new Map(
    SPACES.flatMap((space) => {
      const own = anyOf(rules.allow.filter((one) => one.startsWith(`${space}.`)));
      return own === undefined ? [] : [[space as string, own] as const];
    }),
  );
  const known = new Map<string, Fate>();
  const decide = (path: string): Fate => {
    if (dropped?.(path) === true) return 'drop';
    if (allowed.get(path.slice(0, path.indexOf('.')))?.(path) === false) return 'drop';
    return hashed?.(path) === true ? 'hash' : 'keep';
  };
  const all = [...rules.allow, ...rules.drop, ...rules.hash];
  return {
    mask: new Set(rules.mask),
    about: {
      traits: all.some((one) => one.startsWith('traits.')),
      context: all.some((one) => one.startsWith('context.')),
    },
    fateOf: (path) => {
      let fate = known.get(path);
      if (fate === undefined) {
        fate = decide(path);
        if (known.size < MOST_KNOWN) known.set(path, fate);
      }
      return fate;
    },
  };
}

type Context = { readonly store: Store };

/** The rules of all sources of a workspace, as this process knows them: told of changes by whoever makes them. */
export class SourceRulesOf {
  readonly #ctx: Context;
  readonly #workspace: string;
  #rules: ReadonlyMap<string, ReadyRules> = new Map();

  private constructor(ctx: Context, workspace: string) {
    this.#ctx = ctx;
    this.#workspace = workspace;
  }

  static async open(ctx: Context, workspace: string): Promise<SourceRulesOf> {
    const opened = new SourceRulesOf(ctx, workspace);
    await ctx.store.state.listen(CHANNEL, (payload) => {
      if (payload === '' || payload === workspace) opened.refresh().catch(() => undefined);
    });
    await opened.refresh();
    return opened;
  }

  /** Of a source that has none, undefined. */
  of(source: string): ReadyRules | undefined {
    return this.#rules.get(source);
  }

  async refresh(): Promise<void> {
    const rows = await this.#ctx.store.state.inWorkspace<CollectTables, { source: string; rules: unknown }[]>(
      this.#workspace,
      (db) => db.selectFrom('source_privacy').select(['source', 'rules']).execute(),
    );
    this.#rules = new Map(rows.map(({ source, rules }) => [source, readyRules(sourceRulesSchema.parse(rules))]));
  }
}

/** The rules of a source as they were written. */
export async function sourceRules(ctx: Context, workspace: string, source: string): Promise<SourceRules> {
  const row = await ctx.store.state.inWorkspace<CollectTables, { rules: unknown } | undefined>(workspace, (db) =>
    db.selectFrom('source_privacy').select('rules').where('source', '=', source).executeTakeFirst(),
  );
  return row === undefined ? NO_RULES : sourceRulesSchema.parse(row.rules);
}

/** Writes the rules of a source down and tells every process. */
export async function saveSourceRules(
  ctx: Pick<ServerContext, 'store' | 'clock' | 'configuration'>,
  workspace: string,
  source: string,
  rules: SourceRules,
  actor: string,
): Promise<void> {
  await ctx.store.state.inWorkspace<CollectTables, void>(workspace, async (db) => {
    const row = { rules: JSON.stringify(rules), updated_at: new Date(ctx.clock()) };
    await db
      .insertInto('source_privacy')
      .values({ workspace, source, ...row })
      .onConflict((conflict) => conflict.columns(['workspace', 'source']).doUpdateSet(row))
      .execute();
    const { allow, drop, hash, mask } = rules;
    const details = { allow: allow.join(' '), drop: drop.join(' '), hash: hash.join(' '), mask: mask.join(' ') };
    await record(ctx, db, workspace, { actor, action: 'sources.privacy', subject: source, details });
    await sql`select pg_notify(${CHANNEL}, ${workspace})`.execute(db);
  });
}
