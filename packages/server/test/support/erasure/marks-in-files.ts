import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What every identifier and trait of person `n` holds in a test, so that one search finds all of them. */
export const markOf = (n: number): string => `zq${n}qz`;

const MARK = /zq(\d+)qz/g;

/** The people whose mark is found in any file below a folder, with one of the files. Upper case counts as well. */
export async function marksInFiles(folder: string): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    // A file may go while it is looked for.
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    for (const [, n] of bytes.toString('latin1').toLowerCase().matchAll(MARK)) {
      if (!found.has(Number(n))) found.set(Number(n), path.relative(folder, file));
    }
  }
  return found;
}
