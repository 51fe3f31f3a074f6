import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const ownerSchema = z.object({ pid: z.number().int().positive() });

/** A second process wants a data folder that has an owner. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
  /** Undefined when the owner has not said yet who it is. */
  readonly pid: number | undefined;

  constructor(folder: string, pid: number | undefined) {
    super(
      `The data folder ${folder} is in use by another Waymark${pid === undefined ? '' : ` (process ${pid})`}. ` +
        'Stop that one first, or give this one a folder of its own with WAYMARK_DATA.',
    );
    this.pid = pid;
  }
}

function ownerOf(file: string): number | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).pid;
  } catch {
    return undefined;
  }
}

/** The owner; one that has only just got the folder takes a moment to say who it is. */
async function ownerSoon(file: string): Promise<number | undefined> {
  for (let tries = 0; tries < 40; tries += 1) {
    const pid = ownerOf(file);
    if (pid !== undefined) return pid;
    await pause(50);
  }
  return undefined;
}

/**
 * Makes this process the one owner of the data folder.
 *
 * The lock is the operating system's, held by SQLite on an empty file because Node itself offers no file locks: the system
 * frees it however the process ends, so there are no stale ones to be judged by pid and time. Beside it stands who holds
 * it, for the message alone.
 * @returns the way to give it back
 * @throws DataFolderInUse
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ownerFile = join(folder, 'owner.json');
  const lock = new DatabaseSync(join(folder, 'owner.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const busy = error instanceof Error && /locked|busy/.test(error.message);
    throw busy ? new DataFolderInUse(folder, await ownerSoon(ownerFile)) : error;
  }
  await writeFile(ownerFile, JSON.stringify({ pid: process.pid }), { mode: 0o600 });
  return async () => {
    await rm(ownerFile, { force: true });
    lock.close();
  };
}
