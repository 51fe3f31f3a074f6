import { z } from 'zod';
import { layoutSchema } from './formats/read-rows.ts';
import { isTimeFormat, TIME_FORMATS, type TimeFormat } from './time/time-format.ts';
import { ZoneClock } from './time/zone-clock.ts';

/** In place of a column of persons: every row is a person of its own (bookings without a customer number). */
export const EACH_ROW = '#row';

const column = z.string().min(1).max(500);
const optional = column.nullable().default(null);

export const PROPERTY_SORTS = ['text', 'number', 'boolean'] as const;
/** What the values of a property are; a value that is not stays text. */
export type PropertySort = (typeof PROPERTY_SORTS)[number];

/** Which column of a file is what. Columns of XES are attribute keys, those of the trace as `case:<key>`. */
export const mappingSchema = z
  .object({
    /** How the file is written; guessed from its beginning where not given. */
    layout: layoutSchema.partial().optional(),
    person: column.describe('Column that tells whose event it is; #row: each row a person of its own'),
    personKind: z.string().trim().min(1).max(50).default('user_id').describe('Kind of identifier in that column'),
    identifiers: z
      .array(z.object({ column, kind: z.string().trim().min(1).max(50) }))
      .max(5)
      .default([])
      .describe('Further columns that identify the same person'),
    event: optional.describe('Column that tells what happened'),
    eventName: z.string().trim().min(1).max(250).nullable().default(null).describe('One name for all events'),
    time: column,
    timeFormat: z
      .custom<TimeFormat>((value) => typeof value === 'string' && isTimeFormat(value), {
        error: `expected one of ${Object.keys(TIME_FORMATS).join(', ')}`,
      })
      .nullable()
      .default(null)
      .meta({ type: 'string' })
      .describe('How times are written; null: guessed from the first rows'),
    timeZone: z
      .string()
      .refine((name) => ZoneClock.isZone(name), 'expected an IANA time zone such as Europe/Berlin')
      .default('Europe/Berlin')
      .describe('Zone of times that name none'),
    channel: optional,
    channelName: z.string().max(100).nullable().default(null).describe('One channel for all events'),
    value: optional,
    decimal: z.enum(['.', ',']).nullable().default(null).describe('Decimal sign of values; null: guessed'),
    currency: optional,
    currencyCode: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    messageId: optional.describe('Column with an id of the event; else made from the content of the row'),
    properties: z
      .union([z.literal('all'), z.array(column)])
      .default('all')
      .describe('Columns kept as properties; all: every one that is not mapped otherwise'),
    propertySorts: z.record(z.string(), z.enum(PROPERTY_SORTS)).optional(),
    source: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .nullable()
      .default(null)
      .describe('Name of the source; the file by default'),
    kind: optional.describe('Column with track, page, screen …; track where there is none'),
    ordinal: optional.describe('Column that breaks ties of time; the place in the file where there is none'),
    urlPath: optional,
    campaign: optional,
    propertiesFrom: optional.describe('NDJSON: field whose object holds the properties'),
    contextFrom: optional.describe('NDJSON: field whose object holds the context'),
    identifiersFrom: optional.describe('NDJSON: field with a list of {kind, value}; used before the person column'),
    anyTime: z.boolean().default(false).describe('Accept times before 1990 and after tomorrow'),
  })
  .refine((mapping) => mapping.event !== null || mapping.eventName !== null, {
    path: ['event'],
    error: 'expected a column (event) or one name for all events (eventName)',
  })
  .meta({ id: 'ImportMapping' });

export type Mapping = z.infer<typeof mappingSchema>;
export type MappingInput = z.input<typeof mappingSchema>;
