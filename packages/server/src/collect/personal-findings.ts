import type { Store } from '@waymark/store';
import { sql } from 'kysely';
import type { PersonalKind } from './personal-text.ts';
import type { CollectTables } from './tables.ts';

type Context = { readonly store: Store };

/** How often what was found is written down. */
const WRITE_EVERY_MS = 2_000;
/** More places than that at once are no findings but a flood. */
const MOST_WAITING = 2_000;

/** Where personal data were found, how often, and when; never what. */
export interface PersonalFinding {
  readonly source: string;
  readonly event: string;
  /** Within the properties, or `urlPath`. */
  readonly path: string;
  readonly kind: string;
  readonly events: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

interface Waiting {
  readonly source: string;
  readonly event: string;
  readonly path: string;
  readonly kind: PersonalKind;
  events: number;
  firstMs: number;
  lastMs: number;
}

/** Gathers findings of a workspace and writes them down now and then; a crash loses some seconds of counting. */
export class PersonalFindings {
  readonly #ctx: Context;
  readonly #workspace: string;
  readonly #waiting = new Map<string, Waiting>();
  #timer: NodeJS.Timeout | undefined;

  constructor(ctx: Context, workspace: string) {
    this.#ctx = ctx;
    this.#workspace = workspace;
  }

  add(source: string, event: string, path: string, kind: PersonalKind, atMs: number): void {
    const key = JSON.stringify([source, event, path, kind]);
    const known = this.#waiting.get(key);
    if (known !== undefined) {
      known.events += 1;
      known.lastMs = Math.max(known.lastMs, atMs);
      return;
    }
    if (this.#waiting.size >= MOST_WAITING) return;
    this.#waiting.set(key, { source, event, path, kind, events: 1, firstMs: atMs, lastMs: atMs });
    this.#timer ??= setTimeout(() => void this.write().catch(() => undefined), WRITE_EVERY_MS).unref();
  }

  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const found = [...this.#waiting.values()];
    this.#waiting.clear();
    if (found.length === 0) return;
    await this.#ctx.store.state.inWorkspace<CollectTables, unknown>(this.#workspace, (db) =>
      sql`
        insert into personal_findings as f (workspace, source, event, path, kind, events, first_at, last_at)
        select ${this.#workspace}::uuid, s, e, p, k, n, to_timestamp(a / 1000.0), to_timestamp(z / 1000.0)
        from jsonb_to_recordset(${JSON.stringify(
          found.map(({ source, event, path, kind, events, firstMs, lastMs }) => ({
            s: source,
            e: event,
            p: path,
            k: kind,
            n: events,
            a: firstMs,
            z: lastMs,
          })),
        )}::jsonb) as u (s text, e text, p text, k text, n bigint, a float8, z float8)
        on conflict (workspace, source, event, path, kind) do update set events = f.events + excluded.events,
          first_at = least(f.first_at, excluded.first_at), last_at = greatest(f.last_at, excluded.last_at)`.execute(db),
    );
  }
}

/** What was found at a source, the most frequent first. */
export function findingsOf(ctx: Context, workspace: string, source: string): Promise<PersonalFinding[]> {
  return ctx.store.state.inWorkspace<CollectTables, PersonalFinding[]>(workspace, async (db) => {
    const rows = await db
      .selectFrom('personal_findings')
      .selectAll()
      .where('source', '=', source)
      .orderBy('events', 'desc')
      .orderBy('path')
      .limit(200)
      .execute();
    return rows.map(({ first_at, last_at, events, source: of, event, path, kind }) => ({
      source: of,
      event,
      path,
      kind,
      events: Number(events),
      firstAt: first_at.toISOString(),
      lastAt: last_at.toISOString(),
    }));
  });
}

/** Forgets what was found, so that only what comes from now on is shown. */
export async function clearFindings(ctx: Context, workspace: string, source: string): Promise<void> {
  await ctx.store.state.inWorkspace<CollectTables, unknown>(workspace, (db) =>
    db.deleteFrom('personal_findings').where('source', '=', source).execute(),
  );
}
