import { z } from 'zod';
import { idSchema } from '../id.ts';
import { imageSourceSchema } from '../image-source.ts';
import { longTextSchema, shortTextSchema, translationsSchema } from '../text.ts';

/** Planned feeling: −2 very bad, 0 neutral, 2 very good. */
export const feelingLevelSchema = z.number().min(-2).max(2);

const place = { lane: idSchema, step: idSchema };

/** What stands in a lane at a step. Its kind is the one `LANE_CELLS` names for the lane. At most one a place. */
export const cellSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...place,
      kind: z.literal('text'),
      /** Plain text; in the lanes pain points, opportunities and systems each line is one note. */
      text: longTextSchema,
      translations: translationsSchema({ text: longTextSchema }),
    }),
    z.strictObject({
      ...place,
      kind: z.literal('feeling'),
      level: feelingLevelSchema,
      /** Where a persona feels otherwise: persona id → level. */
      byPersona: z.record(idSchema, feelingLevelSchema).optional(),
    }),
    z.strictObject({ ...place, kind: z.literal('number'), value: z.number() }),
    z.strictObject({
      ...place,
      kind: z.literal('image'),
      source: imageSourceSchema,
      alt: shortTextSchema.default(''),
      translations: translationsSchema({ alt: shortTextSchema }),
    }),
    z.strictObject({
      ...place,
      kind: z.literal('kpi'),
      name: shortTextSchema.default(''),
      value: z.number().optional(),
      target: z.number().optional(),
      translations: translationsSchema({ name: shortTextSchema }),
    }),
  ])
  .meta({ id: 'Cell' });

export type Cell = z.output<typeof cellSchema>;
export type CellKind = Cell['kind'];
