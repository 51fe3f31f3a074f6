import type { Store } from '@waymark/store';
import {
  type HashedIdentifier,
  identityHash,
  normaliseIdentifier,
  type Suppressions,
  suppressionsOf,
} from '../people/index.ts';
import type { Identifier } from './new-event.ts';
import { PersonalFindings } from './personal-findings.ts';
import { SourceRulesOf } from './source-rules.ts';

/** What the pipeline needs of a server. */
export interface CollectContext {
  readonly store: Store;
  readonly clock: () => number;
  readonly log: { warn(details: object, message: string): void };
}

const GENERATION = 200_000;

/** An identifier this process has met, hashed, and what is known of it. Only ever a shortcut: others may know more. */
export interface Remembered extends HashedIdentifier {
  /** It is in the table. */
  known: boolean;
  /** Weaker identifiers whose linking with this one has been decided, and whether explicitly. */
  decided?: Map<Remembered, boolean>;
}

type ByKind = Map<string, Map<string, Remembered>>;

/** What a process remembers of a workspace, so that known people cost PostgreSQL nothing. */
export class CollectMemory {
  readonly secret: Uint8Array;
  /** Whose events are dropped. */
  readonly suppressions: Suppressions;
  /** What each source may bring in. */
  readonly rules: SourceRulesOf;
  readonly findings: PersonalFindings;
  /** Batches of this process that are being written right now. */
  readonly inFlight = new Set<string>();
  #young: ByKind = new Map();
  #old: ByKind = new Map();
  #size = 0;

  constructor(
    secret: Uint8Array,
    { suppressions, rules, findings }: Pick<CollectMemory, 'suppressions' | 'rules' | 'findings'>,
  ) {
    this.secret = secret;
    this.suppressions = suppressions;
    this.rules = rules;
    this.findings = findings;
    // Who was erased and is let in again is new.
    suppressions.onChange(() => this.#clear());
  }

  /** Normalises and hashes an identifier; the last 200,000 to 400,000 are remembered. */
  remember({ kind, value }: Identifier): Remembered {
    let young = this.#young.get(kind);
    if (young === undefined) {
      young = new Map();
      this.#young.set(kind, young);
    }
    const met = young.get(value);
    if (met !== undefined) return met;
    const remembered = this.#old.get(kind)?.get(value) ?? this.#hashed(kind, value);
    young.set(value, remembered);
    this.#size += 1;
    if (this.#size >= GENERATION) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = 0;
    }
    return remembered;
  }

  #clear(): void {
    this.#young = new Map();
    this.#old = new Map();
    this.#size = 0;
  }

  #hashed(kind: string, value: string): Remembered {
    const normal = normaliseIdentifier(kind, value);
    return { identity: identityHash(this.secret, normal.kind, normal.value), ...normal, known: false };
  }
}

interface SecretTables {
  workspaces: { id: string; secret: Buffer };
}

async function openMemory(ctx: Pick<CollectContext, 'store'>, workspace: string): Promise<CollectMemory> {
  const [{ secret }, suppressions, rules] = await Promise.all([
    ctx.store.state.inWorkspace<SecretTables, { secret: Buffer }>(workspace, (db) =>
      db.selectFrom('workspaces').select('secret').where('id', '=', workspace).executeTakeFirstOrThrow(),
    ),
    suppressionsOf(ctx, workspace),
    SourceRulesOf.open(ctx, workspace),
  ]);
  return new CollectMemory(secret, { suppressions, rules, findings: new PersonalFindings(ctx, workspace) });
}

/** The memories of one store's workspaces; they live as long as the store does. */
const memories = new WeakMap<Store, Map<string, Promise<CollectMemory>>>();

export function memoryOf(ctx: Pick<CollectContext, 'store'>, workspace: string): Promise<CollectMemory> {
  let ofStore = memories.get(ctx.store);
  if (ofStore === undefined) {
    ofStore = new Map();
    memories.set(ctx.store, ofStore);
  }
  let memory = ofStore.get(workspace);
  if (memory === undefined) {
    memory = openMemory(ctx, workspace);
    const known = ofStore;
    // A failure is not remembered.
    memory.catch(() => known.delete(workspace));
    ofStore.set(workspace, memory);
  }
  return memory;
}
