import { z } from 'zod';
import { bindingSchema } from '../rule/pattern.ts';
import { shortTextSchema, translationsSchema } from '../text.ts';

/** Where a journey begins (decision A) or ends (decision B), in the person's words, and the event that shows it. */
export const decisionSchema = z
  .strictObject({
    text: shortTextSchema,
    /** Without one, A begins with the first touch of any step, and B is never recognised. */
    binding: bindingSchema.optional(),
    translations: translationsSchema({ text: shortTextSchema }),
  })
  .meta({ id: 'Decision' });

export type Decision = z.output<typeof decisionSchema>;
