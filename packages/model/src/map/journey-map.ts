import { z } from 'zod';
import { durationSchema } from '../duration.ts';
import { FORMAT_VERSION } from '../format/format-version.ts';
import { idSchema } from '../id.ts';
import { languageSchema } from '../language.ts';
import { personaSchema } from '../persona.ts';
import { longTextSchema, shortTextSchema, translationsSchema } from '../text.ts';
import { touchpointSchema } from '../touchpoint.ts';
import { cellSchema } from './cell.ts';
import { decisionSchema } from './decision.ts';
import { expectationSchema } from './expectation.ts';
import { laneSchema } from './lane.ts';
import { phaseSchema } from './phase.ts';
import { stepGroupSchema } from './step-group.ts';

/**
 * A journey map: what is promised to people on their way from decision A to decision B.
 * Texts are in `language`, translations beside them. Ids are unique within their kind (see `validateMap`).
 */
export const journeyMapSchema = z
  .strictObject({
    formatVersion: z.literal(FORMAT_VERSION),
    id: idSchema,
    title: shortTextSchema,
    description: longTextSchema.optional(),
    language: languageSchema,
    decisionA: decisionSchema,
    decisionB: decisionSchema,
    /** A journey without a touch for so long has ended by leaving; null = never. */
    patience: durationSchema.nullable(),
    personas: z.array(personaSchema).max(50).default([]),
    groups: z.array(stepGroupSchema).max(500).default([]),
    phases: z.array(phaseSchema).max(100).default([]),
    lanes: z.array(laneSchema).max(200).default([]),
    cells: z.array(cellSchema).max(20_000).default([]),
    expectations: z.array(expectationSchema).max(5000).default([]),
    /**
     * Catalogue entries the steps refer to, as they were when a file or a released version was written.
     * The living map leaves it out: there the workspace's catalogue holds them.
     */
    touchpoints: z.array(touchpointSchema).max(5000).optional(),
    translations: translationsSchema({ title: shortTextSchema, description: longTextSchema }),
  })
  .meta({ id: 'JourneyMap', title: 'Waymark journey map' });

export type JourneyMap = z.output<typeof journeyMapSchema>;
/** A map as a file or a request may write it: what has a default may be left out. */
export type JourneyMapInput = z.input<typeof journeyMapSchema>;
