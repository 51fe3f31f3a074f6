import { z } from 'zod';
import { idSchema } from '../id.ts';
import { shortTextSchema, translationsSchema } from '../text.ts';

/**
 * Kinds of lanes and what their cells hold. `none`: the lane shows what the touchpoints and expectations of a step
 * say and holds no cells of its own.
 */
export const LANE_CELLS = {
  doing: 'text',
  thinking: 'text',
  feeling: 'feeling',
  needing: 'text',
  touchpoint: 'none',
  channel: 'none',
  mediaKind: 'none',
  nature: 'none',
  department: 'none',
  content: 'text',
  expectation: 'none',
  painPoints: 'text',
  opportunities: 'text',
  systems: 'text',
  frontstage: 'text',
  backstage: 'text',
  text: 'text',
  number: 'number',
  image: 'image',
  kpi: 'kpi',
} as const;

export type LaneKind = keyof typeof LANE_CELLS;
export const LANE_KINDS = Object.keys(LANE_CELLS) as LaneKind[];

/** A row of the map. */
export const laneSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum(LANE_KINDS),
    /** Own heading; without one the interface names the kind. */
    name: shortTextSchema.optional(),
    /** Unit of number and KPI lanes. */
    unit: shortTextSchema.optional(),
    translations: translationsSchema({ name: shortTextSchema, unit: shortTextSchema }),
  })
  .meta({ id: 'Lane' });

export type Lane = z.output<typeof laneSchema>;
