import { FATES } from '@waymark/engine';
import { journeyMapSchema } from '@waymark/model';
import { z } from 'zod';
import { DEVIATION_KINDS } from './live-map.ts';

const time = z
  .object({
    n: z.int(),
    medianMs: z.number(),
    lowMs: z.number().nullable(),
    highMs: z.number().nullable().describe('The interval of 95 % of the median; null of fewer than six'),
    p90Ms: z.number(),
  })
  .meta({ id: 'TimeFigure' });
const part = z.object({ people: z.int(), share: z.number() });
const count = z.int().min(0);

const figures = {
  people: count,
  journeys: count,
  open: count,
  reachedB: z
    .object({ share: z.number(), low: z.number(), high: z.number(), n: count })
    .nullable()
    .describe('Share of journeys, with Wilson’s interval of 95 %; null while decision B is not bound'),
  fit: z.object({ share: z.number(), variants: count }).nullable().describe('Average alignment fitness'),
  duration: time.nullable().describe('From first touch to decision B'),
};

const unplanned = z.array(z.object({ name: z.string(), count, share: z.number() }));

export const liveMapSchema = z
  .object({
    asOf: z.object({ position: z.string(), at: z.iso.datetime() }),
    audience: z
      .object({ people: count, of: count })
      .describe('Whom the numbers are about, of everybody there is, on whatever map'),
    ...figures,
    before: z.object(figures).nullable().describe('The stretch of the same length before'),
    steps: z.array(
      z.object({
        id: z.string(),
        bound: z.boolean(),
        people: count,
        share: z.number(),
        touches: count,
        dropOff: z
          .object({ journeys: count, share: z.number() })
          .nullable()
          .describe('Left after this step, of the journeys that came to it'),
        open: count,
        repeated: part.nullable(),
        time: time.nullable().describe('Since the touch before on the journey'),
        deviations: z.array(z.object({ kind: z.enum(DEVIATION_KINDS), count, share: z.number() })),
        unplanned: unplanned.describe('What people did after it that is on no step'),
      }),
    ),
    unplanned: unplanned.describe('What people did in between that is on no step, the most frequent first'),
    flows: z.array(z.object({ from: z.string(), to: z.string(), count })),
  })
  .meta({ id: 'LiveMap' });

export const experienceSchema = z
  .object({
    items: z.array(
      z.object({
        expectation: z.string(),
        n: count,
        mean: z.number(),
        low: z.number().nullable(),
        high: z.number().nullable().describe('The interval of 95 % of the mean; null below two answers'),
      }),
    ),
  })
  .meta({ id: 'Experience' });

export const processMapSchema = z
  .object({
    people: count,
    events: count,
    activities: z.array(z.object({ name: z.string(), count, people: count, starts: count, ends: count })),
    edges: z.array(
      z.object({ from: z.string(), to: z.string(), count, people: count, medianMs: z.number(), p90Ms: z.number() }),
    ),
  })
  .meta({ id: 'ProcessMap' });

export const variantsSchema = z
  .object({
    people: count,
    total: count.describe('How many different ones there are, however many are listed'),
    items: z.array(z.object({ events: z.array(z.string()), people: count, share: z.number(), medianMs: z.number() })),
  })
  .meta({ id: 'Variants' });

export const seenEventsSchema = z
  .object({
    items: z.array(z.object({ name: z.string(), events: count, people: count, channels: z.array(z.string()) })),
  })
  .meta({ id: 'SeenEvents' });

export const matchesSchema = z.object({ people: count, events: count }).meta({ id: 'Matches' });

export const personJourneysSchema = z
  .object({
    items: z.array(
      z.object({
        map: z.string(),
        journeys: z.array(
          z.object({
            began: z.iso.datetime(),
            last: z.iso.datetime(),
            outcome: z.enum(['open', 'arrived', 'left']),
            taken: z.array(z.object({ step: z.string(), at: z.iso.datetime() })),
            deviations: z.array(z.object({ kind: z.enum(['missing', 'irregular', 'adHoc']), step: z.string() })),
            fitness: z.number(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'PersonJourneys' });

export const proposalSchema = z
  .object({
    people: count,
    events: count,
    names: count.describe('How many names were looked at'),
    steps: z
      .array(
        z.object({
          event: z.string(),
          channels: z.array(z.string()),
          people: count,
          share: z.number(),
          repeatedBy: count,
          starts: count,
          ends: count,
          place: z.number().describe('On people’s ways, from 0 (first) to 1 (last), by the median'),
        }),
      )
      .describe('In their typical order'),
    beginnings: z.array(z.string()).describe('What ways clearly begin with'),
    goals: z.array(z.string()).describe('What ways clearly lead to'),
    longestPauseMs: z.number(),
    map: journeyMapSchema.describe('To be sent to POST /api/v1/maps when it pleases'),
  })
  .meta({ id: 'MapProposal' });

const fateCount = { journeys: count, people: count };

export const passageSchema = z
  .object({
    came: z.object(fateCount),
    fates: z
      .array(z.object({ fate: z.enum(FATES), ...fateCount, share: z.number() }))
      .describe('What became of the journeys that came: each has one fate'),
    onward: time.nullable().describe('From the last touch there to the first one behind'),
    stay: time.nullable().describe('From the first touch there to the last one'),
    untilLeft: time.nullable().describe('Of those that left: from their first touch to their last'),
  })
  .meta({ id: 'Passage' });

export const seenPropertiesSchema = z
  .object({
    items: z.array(
      z.object({
        property: z.string(),
        values: z.array(z.object({ value: z.union([z.string(), z.number(), z.boolean()]), events: count })),
      }),
    ),
  })
  .meta({ id: 'SeenProperties' });
