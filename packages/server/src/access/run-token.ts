import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type AccessContext, accessOfToken, makeToken } from './credentials.ts';
import { PERMISSIONS } from './permission.ts';

/**
 * The token made at first start, kept in the data folder (`token`, readable by its owner alone) and used by the command
 * line. Made anew when the file is gone or the token has been revoked.
 */
export async function ensureRunToken(ctx: AccessContext, dataDir: string, workspace: string): Promise<string> {
  const file = path.join(dataDir, 'token');
  let kept: string | undefined;
  try {
    kept = readFileSync(file, 'utf8').trim();
  } catch {
    kept = undefined;
  }
  if (kept !== undefined && (await accessOfToken(ctx, kept)) !== undefined) return kept;
  const made = await makeToken(ctx, workspace, 'command line', PERMISSIONS);
  rmSync(file, { force: true });
  writeFileSync(file, `${made.secret}\n`, { mode: 0o600 });
  return made.secret;
}
