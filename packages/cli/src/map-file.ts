import { readFile } from 'node:fs/promises';
import type { Connection } from './connection.ts';
import { CommandFailure } from './failure.ts';

export interface StoredMap {
  readonly id: string;
  readonly title: string;
  readonly replaced: boolean;
}

/** Reads a journey map from a JSON file. @throws CommandFailure that says where the file is wrong */
export async function readMapFile(file: string) {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(`Cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
  const { parseMapJson } = await import('@waymark/model');
  const parsed = parseMapJson(text);
  if (parsed.ok) return parsed.value;
  const reasons = parsed.problems.slice(0, 5).map(({ path, message }) => `  ${path}: ${message}`);
  throw new CommandFailure(`${file} is no journey map:\n${reasons.join('\n')}`);
}

/** Creates the map of a file, or replaces the map that has its id. */
export async function storeMapFile(connection: Connection, file: string): Promise<StoredMap> {
  const map = await readMapFile(file);
  const { id, title } = map;
  const path = `/api/v1/maps/${encodeURIComponent(id)}`;
  const existing = await connection.fetch(path, { accept: [404] });
  await existing.body?.cancel();
  if (existing.status === 404) await connection.ask('/api/v1/maps', { json: { map } });
  else
    await connection.ask(path, {
      method: 'PUT',
      json: map,
      headers: { 'if-match': existing.headers.get('etag') ?? '*' },
    });
  return { id, title, replaced: existing.status !== 404 };
}
