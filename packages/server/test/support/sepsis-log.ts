import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { NewEvent } from '../../src/collect/index.ts';

const file = path.resolve(import.meta.dirname, '../../../../../shared/data/sepsis.csv.gz');

/** Whether the hospital's sepsis log is at hand; tests that need it say so when they skip. */
export const hasSepsisLog = existsSync(file);

/** An event as a test needs it; the rest is filled in. */
export function touch(person: string, name: string, atMs: number, further: Partial<NewEvent> = {}): NewEvent {
  return {
    messageId: `${person} ${name} ${atMs} ${further.ordinal ?? 0}`,
    kind: 'track',
    name,
    channel: '',
    identifiers: [{ kind: 'user_id', value: person }],
    statedAt: atMs,
    happenedAt: atMs,
    receivedAt: atMs,
    ordinal: 0,
    value: null,
    currency: '',
    urlPath: '',
    campaign: '',
    properties: '{}',
    context: '{}',
    source: 'test',
    consent: [],
    ...further,
  };
}

/** The log's 15,214 events in file order (4TU sepsis log, as packaged in eventdataR); times read as UTC. */
export function sepsisEvents(): NewEvent[] {
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(file)), {
    columns: true,
    delimiter: ';',
    bom: true,
  });
  return rows.map((row, ordinal) => {
    const at = Date.parse(`${row['Complete Timestamp']?.replaceAll('/', '-').replace(' ', 'T')}Z`);
    return touch(row['Case ID'] ?? '', row.Activity ?? '', at, { ordinal, messageId: `row ${ordinal}` });
  });
}
