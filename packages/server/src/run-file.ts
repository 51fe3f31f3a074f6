import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const runSchema = z.object({ url: z.string(), token: z.string(), writeKey: z.string(), pid: z.int() });

/** How the command line finds a running server: `run.json` in the data folder, readable by its owner alone. */
export type RunFile = z.infer<typeof runSchema>;

const fileIn = (dataDir: string): string => path.join(dataDir, 'run.json');

export function writeRunFile(dataDir: string, run: RunFile): void {
  // Removed first, so that a file of other rights never holds the token.
  rmSync(fileIn(dataDir), { force: true });
  writeFileSync(fileIn(dataDir), `${JSON.stringify(run)}\n`, { mode: 0o600 });
}

/** What the data folder says about a running server; undefined when it says nothing readable. It may have died since. */
export function readRunFile(dataDir: string): RunFile | undefined {
  try {
    return runSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Removes the file when it is ours. */
export function removeRunFile(dataDir: string, pid: number): void {
  if (readRunFile(dataDir)?.pid === pid) rmSync(fileIn(dataDir), { force: true });
}
