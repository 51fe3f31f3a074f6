import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const ownerSchema = z.object({ pid: z.number().int().positive(), startedAt: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/** A second process wants a data folder that has an owner. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by another Waymark (process ${pid}). ` +
        'Stop that one first, or give this one a folder of its own with WAYMARK_DATA.',
    );
    this.pid = pid;
  }
}

/**
 * When a process began, as the system tells it; pids are used again, pid and beginning together are not.
 * Undefined where no such process lives. Where the system does not tell (no /proc), a living pid has an empty beginning.
 */
function beginningOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Third field of the whole line is the state; a zombie owns nothing any more.
    return fields[0] === 'Z' ? undefined : (fields[19] ?? '');
  } catch {
    return '';
  }
}

function isAlive(owner: Owner): boolean {
  const beginning = beginningOf(owner.pid);
  return beginning !== undefined && beginning === owner.startedAt;
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Makes this process the one owner of the data folder. A lock left behind by a process that was killed is taken over.
 * @returns the way to give it back
 * @throws DataFolderInUse
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'owner.json');
  const mine: Owner = { pid: process.pid, startedAt: beginningOf(process.pid) ?? '' };
  const draft = `${file}.${process.pid}`;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      await writeFile(file, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = await readOwner(file);
    if (owner !== undefined && isAlive(owner)) throw new DataFolderInUse(folder, owner.pid);
    // Only one of several finders can move the left-over away; whoever moved a new owner's lock by mistake puts it back.
    try {
      await rename(file, draft);
    } catch {
      continue;
    }
    const moved = await readOwner(draft);
    if (moved !== undefined && isAlive(moved)) {
      await rename(draft, file);
      throw new DataFolderInUse(folder, moved.pid);
    }
    await rm(draft, { force: true });
  }
  throw new Error(`The data folder ${folder} could not be locked: ${file} keeps changing.`);
}
