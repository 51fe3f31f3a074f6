import type { ServerContext } from '../context.ts';
import { identityHash, normaliseIdentifier } from '../people/index.ts';

interface SecretTables {
  workspaces: { id: string; secret: Buffer };
}

/** Hashes identifiers as a workspace does: all the ledger ever learns of them. */
export async function identifierHasher(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
): Promise<(kind: string, value: string) => bigint> {
  const { secret } = await ctx.store.state.inWorkspace<SecretTables, { secret: Buffer }>(workspace, (db) =>
    db.selectFrom('workspaces').select('secret').where('id', '=', workspace).executeTakeFirstOrThrow(),
  );
  return (kind, value) => {
    const normal = normaliseIdentifier(kind, value);
    return identityHash(secret, normal.kind, normal.value);
  };
}
