import type { Store } from '@waymark/store';
import type { MovedIdentity } from './identity.ts';

/** Writes changed mappings to ClickHouse, where answers resolve them; writing twice does no harm (the version decides). */
export async function mirrorMappings(
  ctx: { readonly store: Store },
  workspace: string,
  moved: readonly MovedIdentity[],
): Promise<void> {
  if (moved.length === 0) return;
  let body = '';
  for (const { identity, person, version } of moved) {
    body += `{"workspace":"${workspace}","identity":"${identity}","person":"${person}","version":"${version}"}\n`;
  }
  await ctx.store.events.insert('identity_person', body);
}
