import { z } from 'zod';
import { type Duration, durationSchema } from '../duration.ts';
import { type Id, idSchema } from '../id.ts';
import { type Instant, instantSchema } from '../instant.ts';
import { guardNesting } from '../plain-json.ts';
import { type Condition, conditionSchema, type Pattern, patternSchema } from './pattern.ts';
import { bareTestShapes, type NumberTest, numberTestSchema, type Test, testSchema } from './test.ts';

/** Version of the JSON format of rules written today. Rules of older versions stay valid. */
export const RULE_FORMAT_VERSION = 1;

export const MOST_SEQUENCE_STEPS = 50;

/** A stretch of time: the last so long before now, or from (inclusive) to (exclusive). */
export type Period = { last: Duration } | { from?: Instant | undefined; to?: Instant | undefined };

/**
 * A moment of the person's own history: the first or the last event like this there ever was. `for`: only what lies at
 * most so long before (after) it counts.
 */
export type Anchor = ({ first: Pattern } | { last: Pattern }) & { for?: Duration | undefined };

/**
 * Did: so many events like this (default: at least one) within the period (default: ever), before and after the anchors.
 * Before and after mean the stable order, and never the anchor itself; where there is no such anchor, nothing counts.
 */
export interface EventRule {
  event: Pattern;
  times?: NumberTest | undefined;
  within?: Period | undefined;
  before?: Anchor | undefined;
  after?: Anchor | undefined;
}

/** The first or last event like this there ever was: that it is within the period, and what it is like. */
export interface OccurrenceRule {
  occurrence: 'first' | 'last';
  event: Pattern;
  within?: Period | undefined;
  where?: Condition | undefined;
}

/** A pattern in a sequence; `within`: at most so long after the one before it. */
export interface SequenceStep extends Pattern {
  within?: Duration | undefined;
}

/**
 * Did these in this order, other events between them allowed: first to last within the duration, each within its own
 * after the one before, all of them during the period.
 */
export interface SequenceRule {
  sequence: SequenceStep[];
  within?: Duration | undefined;
  during?: Period | undefined;
}

/** A trait of the person by dotted path, with one test beside it: `{ trait: 'plan', is: 'pro' }`. */
export type TraitRule = { trait: string } & Test;

/** The person agreed to this purpose and has not withdrawn. */
export interface ConsentRule {
  consent: string;
}

/** The person is in this audience now. */
export interface AudienceRule {
  audience: Id;
}

/**
 * The person is on the map now (at the phase or step, at least `stuckFor` there: without either, on the map so long), or
 * `skipped`: went past the step (one of the phase; any) without it on the latest journey.
 */
export interface MapRule {
  map: Id;
  phase?: Id | undefined;
  step?: Id | undefined;
  stuckFor?: Duration | undefined;
  skipped?: true | undefined;
}

/** What the person experienced minus what was promised at a touchpoint, of one aspect or on the whole (the mean of all). */
export interface ExperienceRule {
  experience: { touchpoint: Id; aspect?: string | undefined; gap: NumberTest };
}

/** The one language of conditions: bindings, audiences, flow conditions, eligibility and filters. */
export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | EventRule
  | OccurrenceRule
  | SequenceRule
  | TraitRule
  | ConsentRule
  | AudienceRule
  | MapRule
  | ExperienceRule;

export const periodSchema: z.ZodType<Period> = z
  .union([
    z.strictObject({ last: durationSchema }),
    z.strictObject({ from: instantSchema.optional(), to: instantSchema.optional() }),
  ])
  .meta({ id: 'Period' });

export const anchorSchema: z.ZodType<Anchor> = z
  .union([
    z.strictObject({ first: patternSchema, for: durationSchema.optional() }),
    z.strictObject({ last: patternSchema, for: durationSchema.optional() }),
  ])
  .meta({ id: 'Anchor' });

const sequenceSchema = z
  .array(patternSchema.extend({ within: durationSchema.optional() }))
  .min(2)
  .max(MOST_SEQUENCE_STEPS)
  .refine((steps) => steps[0]?.within === undefined, {
    path: [0, 'within'],
    error: 'the first of a sequence has none before it',
  });

const trait = z.string().min(1).max(500);

const traitRuleSchema: z.ZodType<TraitRule> = z.union([
  z.strictObject({ trait, ...bareTestShapes[0] }),
  z.strictObject({ trait, ...bareTestShapes[1] }),
  z.strictObject({ trait, ...bareTestShapes[2] }),
  z.strictObject({ trait, ...bareTestShapes[3] }),
  z.strictObject({ trait, ...bareTestShapes[4] }),
  z.strictObject({ trait, ...bareTestShapes[5] }),
  z.strictObject({ trait, ...bareTestShapes[6] }),
  z.strictObject({ trait, ...bareTestShapes[7] }),
  z.strictObject({ trait, ...bareTestShapes[8] }),
  z.strictObject({ trait, ...bareTestShapes[9] }),
  z.strictObject({ trait, ...bareTestShapes[10] }),
  z.strictObject({ trait, ...bareTestShapes[11] }),
  z.strictObject({ trait, ...bareTestShapes[12] }),
  z.strictObject({ trait, not: testSchema }),
]);

const mapRuleSchema = z
  .strictObject({
    map: idSchema,
    phase: idSchema.optional(),
    step: idSchema.optional(),
    stuckFor: durationSchema.optional(),
    skipped: z.literal(true).optional(),
  })
  .refine((rule) => rule.phase === undefined || rule.step === undefined, 'expected phase or step, not both')
  .refine(
    (rule) => rule.skipped === undefined || rule.stuckFor === undefined,
    'expected skipped or stuckFor, not both',
  );

export const ruleSchema: z.ZodType<Rule> = guardNesting(
  z
    .lazy(() =>
      z.union([
        z.strictObject({ all: z.array(ruleSchema) }),
        z.strictObject({ any: z.array(ruleSchema) }),
        z.strictObject({ not: ruleSchema }),
        z.strictObject({
          event: patternSchema,
          times: numberTestSchema.optional(),
          within: periodSchema.optional(),
          before: anchorSchema.optional(),
          after: anchorSchema.optional(),
        }),
        z.strictObject({
          occurrence: z.enum(['first', 'last']),
          event: patternSchema,
          within: periodSchema.optional(),
          where: conditionSchema.optional(),
        }),
        z.strictObject({
          sequence: sequenceSchema,
          within: durationSchema.optional(),
          during: periodSchema.optional(),
        }),
        traitRuleSchema,
        z.strictObject({ consent: z.string().min(1).max(100) }),
        z.strictObject({ audience: idSchema }),
        mapRuleSchema,
        z.strictObject({
          experience: z.strictObject({
            touchpoint: idSchema,
            aspect: z.string().min(1).max(300).optional(),
            gap: numberTestSchema,
          }),
        }),
      ]),
    )
    .meta({ id: 'Rule' }),
);
