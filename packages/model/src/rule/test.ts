import { z } from 'zod';
import { type Duration, durationSchema } from '../duration.ts';
import { type Instant, instantSchema } from '../instant.ts';
import { guardNesting } from '../plain-json.ts';

/** What a test compares with. Lists and objects are never values. */
export type Scalar = string | number | boolean;

/** Text compares without case (Unicode default lower case of both sides) unless `caseSensitive` asks for it. */
interface Cased {
  caseSensitive?: boolean | undefined;
}

export type IsTest = { is: Scalar } & Cased;
export type InTest = { in: Scalar[] } & Cased;
export type ContainsTest = { contains: string } & Cased;
export type StartsWithTest = { startsWith: string } & Cased;
export type NumberComparison = { gt: number } | { gte: number } | { lt: number } | { lte: number };
/** Both ends belong to the range. */
export type BetweenTest = { between: [number, number] };
/** There is a value: text (also empty), number, boolean, or a list. */
export type ExistsTest = { exists: true };
/** The value is a time written as in `INSTANT_PATTERN`; anything else makes the test false. */
export type BeforeTest = { before: Instant };
export type AfterTest = { after: Instant };
/** The value is a time not after now and not longer ago than the duration. */
export type WithinLastTest = { withinLast: Duration };

/** One test without negation. Exactly one operator. */
export type BareTest =
  | IsTest
  | InTest
  | ContainsTest
  | StartsWithTest
  | NumberComparison
  | BetweenTest
  | ExistsTest
  | BeforeTest
  | AfterTest
  | WithinLastTest;

/**
 * A test over one value. A missing value makes every bare test false, never an error, and so does a value of another
 * type (numbers in text are not numbers). `not` turns the answer round, whatever made it: so "not is x" holds for a
 * missing value, and a test and its negation always divide everything in two.
 */
export type Test = BareTest | { not: Test };

/** A test over a count or a measured number. */
export type NumberTest = { is: number } | NumberComparison | BetweenTest | { not: NumberTest };

const numberSchema = z.number();
const textSchema = z.string().max(10_000);
const scalarSchema = z.union([textSchema, numberSchema, z.boolean()]);
const caseSensitive = z.boolean().optional();
const betweenSchema = z.tuple([numberSchema, numberSchema]);

/** Every bare operator with its operand; traits and experience build their rules from the same table. */
export const bareTestShapes = [
  { is: scalarSchema, caseSensitive },
  { in: z.array(scalarSchema).min(1).max(10_000), caseSensitive },
  { contains: textSchema, caseSensitive },
  { startsWith: textSchema, caseSensitive },
  { gt: numberSchema },
  { gte: numberSchema },
  { lt: numberSchema },
  { lte: numberSchema },
  { between: betweenSchema },
  { exists: z.literal(true) },
  { before: instantSchema },
  { after: instantSchema },
  { withinLast: durationSchema },
] as const;

export const testSchema: z.ZodType<Test> = guardNesting(
  z
    .lazy(() =>
      z.union([
        z.strictObject(bareTestShapes[0]),
        z.strictObject(bareTestShapes[1]),
        z.strictObject(bareTestShapes[2]),
        z.strictObject(bareTestShapes[3]),
        z.strictObject(bareTestShapes[4]),
        z.strictObject(bareTestShapes[5]),
        z.strictObject(bareTestShapes[6]),
        z.strictObject(bareTestShapes[7]),
        z.strictObject(bareTestShapes[8]),
        z.strictObject(bareTestShapes[9]),
        z.strictObject(bareTestShapes[10]),
        z.strictObject(bareTestShapes[11]),
        z.strictObject(bareTestShapes[12]),
        z.strictObject({ not: testSchema }),
      ]),
    )
    .meta({ id: 'Test' }),
);

export const numberTestSchema: z.ZodType<NumberTest> = guardNesting(
  z
    .lazy(() =>
      z.union([
        z.strictObject({ is: numberSchema }),
        z.strictObject({ gt: numberSchema }),
        z.strictObject({ gte: numberSchema }),
        z.strictObject({ lt: numberSchema }),
        z.strictObject({ lte: numberSchema }),
        z.strictObject({ between: betweenSchema }),
        z.strictObject({ not: numberTestSchema }),
      ]),
    )
    .meta({ id: 'NumberTest' }),
);
