import { z } from 'zod';
import { idSchema } from '../id.ts';
import { bindingSchema } from '../rule/pattern.ts';
import { longTextSchema, shortTextSchema, translationsSchema } from '../text.ts';

/** Most touchpoints of one step. */
export const MAX_STEP_TOUCHPOINTS = 50;

/** A touchpoint's place on a map. */
export const stepSchema = z
  .strictObject({
    id: idSchema,
    name: shortTextSchema,
    description: longTextSchema.optional(),
    /** May be left out without being missing. */
    optional: z.boolean().default(false),
    /** May happen several times in a row without being ad hoc. */
    repeatable: z.boolean().default(false),
    /** The group of the map it belongs to; members of a group stand side by side in one phase. */
    group: idSchema.optional(),
    /** Present = this is a moment of truth; the reason says why it decides. */
    momentOfTruth: z.strictObject({ reason: shortTextSchema }).optional(),
    /** Entries of the catalogue at which the step may happen: any of them. */
    touchpoints: z.array(idSchema).max(MAX_STEP_TOUCHPOINTS).default([]),
    /** Narrows the bindings of the touchpoints: both must hold. Alone where no touchpoint has a binding. */
    binding: bindingSchema.optional(),
    translations: translationsSchema({
      name: shortTextSchema,
      description: longTextSchema,
      momentOfTruth: shortTextSchema,
    }),
  })
  .meta({ id: 'Step' });

export type Step = z.output<typeof stepSchema>;
