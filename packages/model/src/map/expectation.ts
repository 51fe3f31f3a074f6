import { z } from 'zod';
import { idSchema } from '../id.ts';
import { shortTextSchema, translationsSchema } from '../text.ts';
import { isOnScale, SCALE_NAMES, SCALES } from './scale.ts';

export * from './scale.ts';

/** Where the level comes from: promised by us, asked, heard in talks, a norm of trade or law, or merely assumed. */
export const EXPECTATION_SOURCES = ['promise', 'survey', 'interview', 'standard', 'law', 'assumption'] as const;

/** Where answers about an aspect are found: a number in a property of events with this name. */
export const measureSchema = z
  .strictObject({
    event: shortTextSchema,
    /** Dotted path of the property, such as `ratings.ease`; its numbers are on the scale of the expectation. */
    property: z.string().regex(/^\w{1,60}(\.\w{1,60}){0,5}$/),
    /** Only events with this property, where the expectation holds in a situation only. */
    when: z
      .strictObject({
        property: z.string().regex(/^\w{1,60}(\.\w{1,60}){0,5}$/),
        is: z.union([z.string().max(200), z.number(), z.boolean()]),
      })
      .optional(),
  })
  .meta({ id: 'Measure' });

export type Measure = z.output<typeof measureSchema>;

/** What people may expect at a touchpoint, aspect by aspect; the measured experience is set beside it. */
export const expectationSchema = z
  .strictObject({
    id: idSchema,
    touchpoint: idSchema,
    /** Only at this step of the map; without it wherever the map uses the touchpoint. */
    step: idSchema.optional(),
    persona: idSchema.optional(),
    /** Situation in which the level holds ("with a connection to catch"). */
    context: shortTextSchema.optional(),
    aspect: shortTextSchema,
    scale: z.enum(SCALE_NAMES).default('oneToFive'),
    level: z.number(),
    source: z.enum(EXPECTATION_SOURCES).default('assumption'),
    measuredBy: measureSchema.optional(),
    translations: translationsSchema({ context: shortTextSchema, aspect: shortTextSchema }),
  })
  .refine((expectation) => isOnScale(expectation.level, expectation.scale), {
    path: ['level'],
    error: (issue) => `expected a level on the scale ${scaleOf(issue.input)}`,
  })
  .meta({ id: 'Expectation' });

export type Expectation = z.output<typeof expectationSchema>;

function scaleOf(input: unknown): string {
  const name = SCALE_NAMES.find(
    (scale) => typeof input === 'object' && input !== null && Object.values(input).includes(scale),
  );
  const scale = SCALES[name ?? 'oneToFive'];
  return `${name ?? 'oneToFive'} (${scale.min} to ${scale.max})`;
}
