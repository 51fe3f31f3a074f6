import { z } from 'zod';
import type { Connection } from '../packages/cli/src/connection.ts';

const idSchema = z.object({ id: z.string() });
const previewSchema = z.object({ upload: z.string(), mapping: z.record(z.string(), z.unknown()) });
const runSchema = z.object({ id: z.string(), state: z.string() });

/** What stands in a server beside the demo world, so that every screen has something to show. */
export interface Furniture {
  /** A map whose events nobody sends. */
  readonly unmeasuredMap: string;
  /** A map without any step. */
  readonly emptyMap: string;
  /** A file that has been read in, with refused rows. */
  readonly importRun: string;
  /** An audience whose rule has conditions of every kind. */
  readonly audience: string;
  /** An audience that is filled from lists. */
  readonly listAudience: string;
  /** A source with rules, in which personal data were found. */
  readonly guardedSource: string;
  /** Requests of people: one to be verified, one to be answered, one that has been. */
  readonly requests: { readonly open: string; readonly verified: string; readonly done: string };
  /** Secret of an open invitation. */
  readonly invitation: string;
}

/** A file as somebody would drop it: with a row that cannot be read. */
export const FILE = {
  name: 'ladengeschaeft.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'kunde,was,wann,kanal',
      ...Array.from(
        { length: 24 },
        (_, row) =>
          `k${row % 9},${row % 3 === 0 ? 'Beratung' : 'Besuch'},2026-05-${String(1 + row).padStart(2, '0')} 10:00:00,Filiale`,
      ),
      'k9,Besuch,gestern,Filiale',
    ].join('\n'),
  ),
} as const;

async function importFile(connection: Connection): Promise<string> {
  const preview = previewSchema.parse(
    (
      await connection.ask(`/api/v1/imports/preview?file=${FILE.name}`, {
        body: FILE.buffer.toString(),
        headers: { 'content-type': 'application/octet-stream' },
      })
    ).body,
  );
  const mapping = { ...preview.mapping, person: 'kunde', event: 'was', time: 'wann', timeZone: 'Europe/Berlin' };
  let run = runSchema.parse(
    (await connection.ask('/api/v1/imports', { json: { upload: preview.upload, mapping } })).body,
  );
  while (!['done', 'failed', 'cancelled'].includes(run.state)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    run = runSchema.parse((await connection.ask(`/api/v1/imports/${run.id}`)).body);
  }
  return run.id;
}

/** A source that sends what it should not, with rules against it; waits until that has been noticed. */
async function makeGuardedSource(connection: Connection): Promise<string> {
  const { id, key } = idSchema
    .extend({ key: z.string() })
    .parse((await connection.ask('/api/v1/sources', { json: { name: 'Kassensystem der Reisezentren' } })).body);
  const rules = { drop: ['properties.kommentar'], hash: ['properties.kunde.nummer', 'traits.email'], mask: ['iban'] };
  await connection.ask(`/api/v1/sources/${id}/privacy`, { method: 'PUT', json: rules });
  const properties = { notiz: 'Rückruf 030-901820', konto: 'DE89 3704 0044 0532 0130 00' };
  await connection.ask('/v1/track', {
    json: { userId: 'k1', event: 'Besuch', properties, timestamp: '2026-05-01T10:00:00Z' },
    headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
  });
  const found = async (): Promise<number> =>
    z.object({ findings: z.array(z.unknown()) }).parse((await connection.ask(`/api/v1/sources/${id}/privacy`)).body)
      .findings.length;
  while ((await found()) === 0) await new Promise((resolve) => setTimeout(resolve, 200));
  return id;
}

/** What of the demo map the audiences speak of. */
export interface AudienceGround {
  readonly map: string;
  readonly phase: string;
  readonly step: string;
  readonly touchpoint: string;
}

/** Puts audiences in; waits until everybody has been asked. */
async function makeAudiences(
  connection: Connection,
  ground: AudienceGround,
): Promise<Pick<Furniture, 'audience' | 'listAudience'>> {
  const make = async (json: object): Promise<string> =>
    idSchema.parse((await connection.ask('/api/v1/audiences', { json })).body).id;
  const booked = { event: { name: 'Ticket Booked' } };
  const quiet = await make({
    name: 'Gebucht, aber lange nicht mehr da',
    description: 'Für die Rückgewinnung',
    rule: { all: [booked, { not: { event: {}, within: { last: 'P30D' } } }] },
  });
  await make({ name: 'Alle mit Fahrkarte', kind: 'snapshot', rule: booked });
  const list = await make({ name: 'Zur Kundenrunde geladen', kind: 'list' });
  const every = await make({
    name: 'Gestrandete mit Einwilligung',
    rule: {
      all: [
        {
          event: {
            name: ['Ticket Booked', 'Seat Reserved'],
            channel: 'web',
            where: { 'properties.to': { is: 'Berlin' } },
          },
          times: { gte: 1 },
        },
        {
          any: [
            { map: ground.map, step: ground.step, stuckFor: 'PT2H' },
            { map: ground.map, phase: ground.phase },
            { map: ground.map, skipped: true },
            { sequence: [{ name: 'Connection Searched' }, { name: 'Ticket Booked', within: 'P2D' }], within: 'P7D' },
            { occurrence: 'first', event: { name: 'Ticket Booked' }, within: { last: 'P90D' } },
            { event: {}, before: { first: booked.event, for: 'P1D' }, times: { gt: 3 } },
          ],
        },
        { not: { audience: quiet } },
        { not: { trait: 'plan', is: 'none' } },
        { any: [{ consent: 'email' }, { not: { consent: 'sms' } }] },
        { not: { experience: { touchpoint: ground.touchpoint, aspect: 'Einfachheit', gap: { lt: -3 } } } },
      ],
    },
  });
  for (const id of [quiet, every]) {
    const isCurrent = async (): Promise<boolean> =>
      z.object({ current: z.boolean() }).parse((await connection.ask(`/api/v1/audiences/${id}`)).body).current;
    while (!(await isCurrent())) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { audience: every, listAudience: list };
}

/** Puts requests of people in: one overdue, one nearly, and others in every state. */
async function makeRequests(connection: Connection, people: readonly string[]): Promise<Furniture['requests']> {
  const address = '/api/v1/privacy/requests';
  const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const make = async (json: object): Promise<string> =>
    idSchema.parse((await connection.ask(address, { json: { way: 'email', language: 'de', ...json } })).body).id;
  const act = (id: string, deed: string, json: object) => connection.ask(`${address}/${id}/${deed}`, { json });
  const [one, two, three] = people;
  await make({ kind: 'erase', person: one, way: 'letter', receivedOn: day(36) });
  const late = await make({ kind: 'object', person: two, way: 'phone', receivedOn: day(45), purposes: ['email'] });
  await act(late, 'refuse', { reason: 'unproven', explanation: 'Auf zwei Rückfragen kam keine Antwort.' });
  const verified = await make({ kind: 'rectify', person: two, way: 'counter', receivedOn: day(26) });
  await act(verified, 'verify', { how: 'document', note: 'Personalausweis gesehen, nicht kopiert.' });
  const open = await make({
    kind: 'access',
    person: three,
    receivedOn: day(3),
    note: 'Bittet um Antwort auf Deutsch.',
  });
  await act(open, 'extend', { months: 1, reason: 'Sehr viele Anfragen nach der Umstellung.' });
  const done = await make({ kind: 'access', person: one, way: 'form', receivedOn: day(9) });
  await act(done, 'verify', { how: 'knownAddress' });
  await act(done, 'answer', {});
  return { open, verified, done };
}

/** Puts the furniture in. @param writeKey of the source that sends something that is refused */
export async function furnish(connection: Connection, writeKey: string, ground: AudienceGround): Promise<Furniture> {
  const idOf = async (json: unknown): Promise<string> =>
    idSchema.parse((await connection.ask('/api/v1/maps', { json })).body).id;
  const unmeasuredMap = await idOf({ template: 'patientJourney', language: 'de' });
  const emptyMap = await idOf({
    map: {
      formatVersion: 2,
      id: 'not-drawn-yet',
      title: 'Zum ersten Mal im Nachtzug',
      language: 'de',
      decisionA: { text: 'Ich will ausgeruht ankommen' },
      decisionB: { text: 'Ich fahre wieder über Nacht' },
      patience: 'P30D',
      phases: [],
    },
  });
  const guardedSource = await makeGuardedSource(connection);
  await connection.ask('/v1/batch', {
    json: {
      batch: [
        { type: 'track', userId: 'u-1', event: '' },
        { type: 'track', event: 'Ticket Booked' },
      ],
    },
    headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` },
    accept: [200, 202, 207, 400],
  });
  const { secret } = z
    .object({ secret: z.string() })
    .parse(
      (await connection.ask('/api/v1/invitations', { json: { role: 'editor', note: 'Linus aus dem Vertrieb' } })).body,
    );
  const audiences = await makeAudiences(connection, ground);
  const { items } = z.object({ items: z.array(idSchema) }).parse((await connection.ask('/api/v1/people?limit=3')).body);
  const requests = await makeRequests(
    connection,
    items.map(({ id }) => id),
  );
  return {
    unmeasuredMap,
    emptyMap,
    importRun: await importFile(connection),
    ...audiences,
    requests,
    guardedSource,
    invitation: secret,
  };
}
