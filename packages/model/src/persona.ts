import { z } from 'zod';
import { idSchema } from './id.ts';
import { imageSourceSchema } from './image-source.ts';
import { longTextSchema, shortTextSchema, textListSchema, translationsSchema } from './text.ts';

const texts = {
  name: shortTextSchema,
  occupation: shortTextSchema,
  family: shortTextSchema,
  quote: shortTextSchema,
  context: longTextSchema,
  values: textListSchema,
  goals: textListSchema,
  needs: textListSchema,
  frustrations: textListSchema,
};

/** A described person the map is drawn for, if wanted linked to an audience of real people. */
export const personaSchema = z
  .strictObject({
    id: idSchema,
    name: shortTextSchema,
    age: z.int().min(0).max(130).optional(),
    occupation: shortTextSchema.optional(),
    family: shortTextSchema.optional(),
    quote: shortTextSchema.optional(),
    /** The situation the person is in: what presses, where, with whom. */
    context: longTextSchema.optional(),
    values: textListSchema.default([]),
    goals: textListSchema.default([]),
    needs: textListSchema.default([]),
    frustrations: textListSchema.default([]),
    portrait: imageSourceSchema.optional(),
    audience: idSchema.optional(),
    translations: translationsSchema(texts),
  })
  .meta({ id: 'Persona' });

export type Persona = z.output<typeof personaSchema>;
