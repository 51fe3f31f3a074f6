import { z } from 'zod';
import { type Id, idSchema } from '../id.ts';
import { guardNesting } from '../plain-json.ts';
import { type Test, testSchema } from './test.ts';

/** Kinds of events that are touches; identify, group and alias are none. */
export const TOUCH_KINDS = ['track', 'page', 'screen'] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];

/** Fields of an event that have a column of their own. */
export const EVENT_COLUMNS = ['name', 'channel', 'kind', 'value', 'currency', 'urlPath', 'campaign'] as const;
export type EventColumn = (typeof EVENT_COLUMNS)[number];

/** A field of an event: a column, or `properties.` and a dotted path. */
export type EventField = EventColumn | `properties.${string}`;

/** Every named field must pass its test. `{}` holds for every event. */
export type FieldTests = { [field in EventField]?: Test | undefined };

/** A tree of tests over one event. `all: []` holds always, `any: []` never. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | FieldTests;

/**
 * What recognises an event as a touchpoint: one event, no history. `name` and `channel` match without case unless
 * `caseSensitive`; a list means one of these. All parts given must hold; an empty binding holds for every touch.
 */
export interface Binding {
  name?: string | string[] | undefined;
  channel?: string | string[] | undefined;
  caseSensitive?: boolean | undefined;
  where?: Condition | undefined;
}

/** A binding that may also say "recognised as this touchpoint of the catalogue". */
export interface Pattern extends Binding {
  touchpoint?: Id | undefined;
}

const fieldPattern = new RegExp(`^(?:${EVENT_COLUMNS.join('|')}|properties\\.[^\\u0000]{1,500})$`);

const fieldTestsSchema = z.record(
  z.string().regex(fieldPattern, `expected one of ${EVENT_COLUMNS.join(', ')} or properties.<path>`),
  testSchema,
);

export const conditionSchema: z.ZodType<Condition> = guardNesting(
  z
    .lazy(() =>
      z.union([
        z.strictObject({ all: z.array(conditionSchema) }),
        z.strictObject({ any: z.array(conditionSchema) }),
        z.strictObject({ not: conditionSchema }),
        fieldTestsSchema,
      ]),
    )
    .meta({ id: 'Condition' }),
);

const eventTextSchema = z.string().min(1).max(1000);
const oneOrSeveral = z.union([eventTextSchema, z.array(eventTextSchema).min(1).max(1000)]);

const bindingShape = {
  name: oneOrSeveral.optional(),
  channel: oneOrSeveral.optional(),
  caseSensitive: z.boolean().optional(),
  where: conditionSchema.optional(),
};

export const bindingSchema = z.strictObject(bindingShape).meta({ id: 'Binding' });

export const patternSchema = z
  .strictObject({ ...bindingShape, touchpoint: idSchema.optional() })
  .meta({ id: 'Pattern' });
