import { z } from 'zod';
import { type Duration, durationSchema } from '../duration.ts';
import { type Id, idSchema } from '../id.ts';
import { type Instant, instantSchema } from '../instant.ts';
import { guardNesting } from '../plain-json.ts';
import { type Pattern, patternSchema } from './pattern.ts';
import { bareTestShapes, type NumberTest, numberTestSchema, type Test, testSchema } from './test.ts';

/** A stretch of time: the last so long before now, or from (inclusive) to (exclusive). */
export type Period = { last: Duration } | { from?: Instant | undefined; to?: Instant | undefined };

/** Did: so many events like this (default: at least one) within the period (default: ever). */
export interface EventRule {
  event: Pattern;
  times?: NumberTest | undefined;
  within?: Period | undefined;
}

/** Did these in this order, other events between them allowed, first to last within the duration. */
export interface SequenceRule {
  sequence: Pattern[];
  within?: Duration | undefined;
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

/** The person is on the map now (at the phase or step, at least `stuckFor` there), or went past the step without it. */
export interface MapRule {
  map: Id;
  phase?: Id | undefined;
  step?: Id | undefined;
  stuckFor?: Duration | undefined;
  skipped?: true | undefined;
}

/** What the person experienced minus what was promised at a touchpoint, of one aspect or on the whole. */
export interface ExperienceRule {
  experience: { touchpoint: Id; aspect?: string | undefined; gap: NumberTest };
}

/** The one language of conditions: bindings, audiences, flow conditions, eligibility and filters. */
export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | EventRule
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
        }),
        z.strictObject({ sequence: z.array(patternSchema).min(2).max(50), within: durationSchema.optional() }),
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
