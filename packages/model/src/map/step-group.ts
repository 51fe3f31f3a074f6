import { z } from 'zod';
import { idSchema } from '../id.ts';
import { shortTextSchema, translationsSchema } from '../text.ts';

export const STEP_GROUP_KINDS = ['oneOf', 'anyOrder'] as const;

/** Most steps in an any-order group: its automaton has a state for each subset. */
export const MAX_ANY_ORDER_STEPS = 12;

/**
 * Steps that stand side by side in one phase and belong together: exactly one of them happens (oneOf), or all that
 * are not optional happen in any order (anyOrder).
 */
export const stepGroupSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum(STEP_GROUP_KINDS),
    name: shortTextSchema.default(''),
    /** The whole group may be left out; in an any-order group also any part of it. */
    optional: z.boolean().default(false),
    translations: translationsSchema({ name: shortTextSchema }),
  })
  .meta({ id: 'StepGroup' });

export type StepGroup = z.output<typeof stepGroupSchema>;
export type StepGroupKind = StepGroup['kind'];
