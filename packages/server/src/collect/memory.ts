import type { Store } from '@waymark/store';
import { type HashedIdentifier, identityHash, normaliseIdentifier } from '../people/index.ts';
import type { Identifier } from './new-event.ts';

/** What the pipeline needs of a server. */
export interface CollectContext {
  readonly store: Store;
  readonly clock: () => number;
  readonly log: { warn(details: object, message: string): void };
}

const GENERATION = 200_000;

/** A set that forgets: holds the last 200,000 to 400,000 members used. */
class RecentSet<Member> {
  private young = new Set<Member>();
  private old = new Set<Member>();

  has(member: Member): boolean {
    if (this.young.has(member)) return true;
    if (!this.old.has(member)) return false;
    this.add(member);
    return true;
  }

  add(member: Member): void {
    this.young.add(member);
    if (this.young.size < GENERATION) return;
    this.old = this.young;
    this.young = new Set();
  }
}

/** What a process remembers of a workspace, so that known people cost PostgreSQL nothing. Only ever a shortcut. */
export class CollectMemory {
  readonly secret: Uint8Array;
  /** Identities that are in the table. */
  readonly known = new RecentSet<bigint>();
  /** Pairs of identities (as text) whose linking has been decided. */
  readonly settled = new RecentSet<string>();
  /** Batches of this process that are being written right now. */
  readonly inFlight = new Set<string>();
  private young = new Map<string, HashedIdentifier>();
  private old = new Map<string, HashedIdentifier>();

  constructor(secret: Uint8Array) {
    this.secret = secret;
  }

  /** Normalises and hashes an identifier. */
  hash(identifier: Identifier): HashedIdentifier {
    const key = `${identifier.kind}\0${identifier.value}`;
    const found = this.young.get(key) ?? this.old.get(key);
    if (found !== undefined && this.young.has(key)) return found;
    const { kind, value } = normaliseIdentifier(identifier.kind, identifier.value);
    const hashed = found ?? { identity: identityHash(this.secret, kind, value), kind, value };
    this.young.set(key, hashed);
    if (this.young.size >= GENERATION) {
      this.old = this.young;
      this.young = new Map();
    }
    return hashed;
  }
}

interface SecretTables {
  workspaces: { id: string; secret: Buffer };
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
    memory = ctx.store.state
      .inWorkspace<SecretTables, { secret: Buffer }>(workspace, (db) =>
        db.selectFrom('workspaces').select('secret').where('id', '=', workspace).executeTakeFirstOrThrow(),
      )
      .then((row) => new CollectMemory(row.secret));
    const known = ofStore;
    // A failure is not remembered.
    memory.catch(() => known.delete(workspace));
    ofStore.set(workspace, memory);
  }
  return memory;
}
