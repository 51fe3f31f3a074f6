import { z } from 'zod';
import { idSchema } from '../id.ts';
import { longTextSchema, shortTextSchema, translationsSchema } from '../text.ts';
import { stepSchema } from './step.ts';

/** A stretch of the journey; four to eight are usual. */
export const phaseSchema = z
  .strictObject({
    id: idSchema,
    name: shortTextSchema,
    description: longTextSchema.optional(),
    steps: z.array(stepSchema).max(500).default([]),
    translations: translationsSchema({ name: shortTextSchema, description: longTextSchema }),
  })
  .meta({ id: 'Phase' });

export type Phase = z.output<typeof phaseSchema>;
