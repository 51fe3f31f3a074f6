import {
  type EventField,
  type ExperienceFact,
  type Id,
  NO_FACTS,
  type PersonEvent,
  type PersonFacts,
  type RuleNeeds,
  TOUCH_KINDS,
} from '@waymark/model';
import { z } from 'zod';
import { grantedPurposes } from '../consent/index.ts';
import type { ServerContext } from '../context.ts';
import { experiencesAt, positionsOfPeople } from '../insight/index.ts';
import { traitsOfPeople } from '../people/index.ts';
import { bindingsOf } from './touchpoint-bindings.ts';

/** So many people are asked about in one statement. */
const PEOPLE_AT_ONCE = 2_000;

/** What of events is read; what no rule looks at is left empty. Properties are most of an event. */
const fieldSchemas = {
  name: z.string(),
  channel: z.string(),
  kind: z.enum(TOUCH_KINDS),
  value: z.number().nullable(),
  currency: z.string(),
  urlPath: z.string(),
  campaign: z.string(),
  properties: z.record(z.string(), z.unknown()),
};
type Field = keyof typeof fieldSchemas;
const COLUMNS: Partial<Record<Field, string>> = { urlPath: 'url_path' };

const BARE: Omit<PersonEvent, 'atMs'> = {
  name: '',
  channel: '',
  kind: 'track',
  properties: {},
  value: null,
  currency: '',
  urlPath: '',
  campaign: '',
};

const isField = (name: string): name is Field => Object.hasOwn(fieldSchemas, name);

/** The touches of some people in the stable order, those of the future (a clock that ran ahead) too. */
async function eventsOf(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  people: readonly bigint[],
  wanted: ReadonlySet<EventField>,
): Promise<Map<bigint, PersonEvent[]>> {
  const fields = new Set(
    [...wanted].map((field) => (field.startsWith('properties.') ? 'properties' : field)).filter(isField),
  );
  const columns = [...fields].map((field) => `e.${COLUMNS[field] ?? field} AS ${field}`);
  // Numbers must come as numbers: to a test, numbers in text are none.
  const rows = await ctx.store.events.query<unknown>(
    `SELECT ${[
      'toString(if(p.person = 0, e.identity, p.person)) AS person',
      'toString(toUnixTimestamp64Milli(e.happened_at)) AS at',
      ...columns,
    ].join(', ')}
     FROM (SELECT * FROM events FINAL WHERE workspace = {workspace:UUID} AND kind IN (${TOUCH_KINDS.map((kind) => `'${kind}'`).join(', ')})
       AND identity IN (
         SELECT identity FROM identity_person FINAL WHERE workspace = {workspace:UUID} AND person IN {people:Array(UInt64)}
         UNION ALL SELECT arrayJoin({people:Array(UInt64)}))) AS e
     LEFT JOIN (SELECT identity, person FROM identity_person FINAL WHERE workspace = {workspace:UUID}
       AND person IN {people:Array(UInt64)}) AS p ON p.identity = e.identity
     ORDER BY person, e.happened_at, e.ordinal, e.identity, e.stated_at, e.message_id
     SETTINGS output_format_json_quote_64bit_integers = 0, do_not_merge_across_partitions_select_final = 1`,
    { params: { workspace, people: [...people] } },
  );
  const rowSchema = z.object({
    person: z.string(),
    at: z.coerce.number(),
    ...Object.fromEntries([...fields].map((field) => [field, fieldSchemas[field]])),
  }) as z.ZodType<{ person: string; at: number } & Partial<Omit<PersonEvent, 'atMs'>>>;
  const found = new Map<bigint, PersonEvent[]>();
  for (const { person, at, ...event } of z.array(rowSchema).parse(rows)) {
    const key = BigInt(person);
    const own = found.get(key) ?? [];
    found.set(key, own);
    own.push({ ...BARE, ...event, atMs: at });
  }
  return found;
}

/** Whoever has an event that is still to happen: a clock ran ahead. */
export async function peopleOfTheFuture(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  nowMs: number,
): Promise<bigint[]> {
  const rows = await ctx.store.events.query<{ person: string }>(
    `SELECT DISTINCT toString(if(p.person = 0, e.identity, p.person)) AS person
     FROM (SELECT DISTINCT identity FROM events WHERE workspace = {workspace:UUID}
       AND toUnixTimestamp64Milli(happened_at) > {now:Int64}) AS e
     LEFT JOIN (SELECT identity, person FROM identity_person FINAL WHERE workspace = {workspace:UUID}) AS p ON p.identity = e.identity`,
    { params: { workspace, now: nowMs } },
  );
  return rows.map(({ person }) => BigInt(person));
}

/** What some people answered about these touchpoints. */
async function experiencesOf(
  ctx: ServerContext,
  workspace: string,
  touchpoints: ReadonlySet<Id>,
  people: readonly bigint[],
  nowMs: number,
): Promise<Map<bigint, ExperienceFact[]>> {
  const found = new Map<bigint, ExperienceFact[]>();
  if (touchpoints.size === 0) return found;
  const { maps } = await bindingsOf(ctx, workspace);
  for (const touchpoint of touchpoints) {
    for (const [person, facts] of await experiencesAt(ctx, workspace, maps, { touchpoint }, nowMs, people))
      found.set(person, [...(found.get(person) ?? []), ...facts]);
  }
  return found;
}

/**
 * What rules with these needs may ask about some people; facts nobody needs are left empty.
 * @param fields of events that they look at
 */
export async function loadFacts(
  ctx: ServerContext,
  workspace: string,
  needs: RuleNeeds,
  people: readonly bigint[],
  nowMs: number,
  fields: ReadonlySet<EventField>,
): Promise<Map<bigint, PersonFacts>> {
  const found = new Map<bigint, PersonFacts>();
  for (let from = 0; from < people.length; from += PEOPLE_AT_ONCE) {
    const some = people.slice(from, from + PEOPLE_AT_ONCE);
    const [events, traits, consents, experiences, maps] = await Promise.all([
      needs.events ? eventsOf(ctx, workspace, some, fields) : new Map<bigint, PersonEvent[]>(),
      needs.traits.size > 0 ? traitsOfPeople(ctx, workspace, some) : new Map<bigint, Record<string, unknown>>(),
      needs.consents.size > 0 ? grantedPurposes(ctx, workspace, some) : new Map<bigint, ReadonlySet<string>>(),
      experiencesOf(ctx, workspace, needs.experiences, some, nowMs),
      Promise.all(
        [...needs.maps].map(async (map) => [map, await positionsOfPeople(ctx, workspace, map, some, nowMs)] as const),
      ),
    ]);
    for (const person of some)
      found.set(person, {
        ...NO_FACTS,
        events: events.get(person) ?? [],
        traits: traits.get(person) ?? {},
        consents: consents.get(person) ?? new Set(),
        experiences: experiences.get(person) ?? [],
        maps: new Map(
          maps.flatMap(([map, positions]): [Id, NonNullable<ReturnType<typeof positions.get>>][] => {
            const position = positions.get(person);
            return position === undefined ? [] : [[map, position]];
          }),
        ),
      });
  }
  return found;
}
