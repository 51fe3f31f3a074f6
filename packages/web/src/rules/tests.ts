import type { BareTest, NumberTest, Scalar, Test } from '@waymark/model';

/** The word of a test without its negation. */
export const OPERATORS = [
  'is',
  'in',
  'contains',
  'startsWith',
  'exists',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'before',
  'after',
  'withinLast',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** A test and how often it was turned round, as one question: `isNot` is `not is`. */
export interface FlatTest {
  readonly test: BareTest;
  readonly not: boolean;
}

export function flatTest(test: Test): FlatTest {
  if (!('not' in test)) return { test, not: false };
  const inner = flatTest(test.not);
  return { test: inner.test, not: !inner.not };
}

export const testOf = ({ test, not }: FlatTest): Test => (not ? { not: test } : test);

export function operatorOf(test: BareTest): Operator {
  return OPERATORS.find((one) => one in test) ?? 'is';
}

/** The values a test compares with, as far as they can be carried over to another operator. */
export function operandsOf(test: BareTest): Scalar[] {
  if ('is' in test) return [test.is];
  if ('in' in test) return test.in;
  if ('between' in test) return test.between;
  const [value] = Object.entries(test).flatMap(([key, one]): Scalar[] =>
    key === 'caseSensitive' || typeof one === 'object' ? [] : [one],
  );
  return value === undefined || value === true ? [] : [value];
}

const numberFrom = (value: Scalar | undefined): number => {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value ?? Number.NaN);
  return Number.isFinite(number) ? number : 0;
};

/** The same values under another operator. */
export function withOperator(before: BareTest, operator: Operator): BareTest {
  const values = operandsOf(before);
  const [first] = values;
  const cased = 'caseSensitive' in before && before.caseSensitive === true ? { caseSensitive: true } : {};
  switch (operator) {
    case 'is':
      return { is: first ?? '', ...cased };
    case 'in':
      return { in: values.filter((one) => one !== ''), ...cased };
    case 'contains':
      return { contains: String(first ?? ''), ...cased };
    case 'startsWith':
      return { startsWith: String(first ?? ''), ...cased };
    case 'exists':
      return { exists: true };
    case 'gt':
      return { gt: numberFrom(first) };
    case 'gte':
      return { gte: numberFrom(first) };
    case 'lt':
      return { lt: numberFrom(first) };
    case 'lte':
      return { lte: numberFrom(first) };
    case 'between':
      return { between: [numberFrom(first), numberFrom(values[1] ?? first)] };
    case 'before':
      return { before: '' };
    case 'after':
      return { after: '' };
    case 'withinLast':
      return { withinLast: 'P30D' };
  }
}

/** Words of tests over counts and measured numbers. */
export const NUMBER_OPERATORS = ['gte', 'lte', 'is', 'gt', 'lt', 'between'] as const;
export type NumberOperator = (typeof NUMBER_OPERATORS)[number];

export interface FlatNumberTest {
  readonly operator: NumberOperator;
  readonly not: boolean;
  readonly values: readonly [number, number];
}

export function flatNumberTest(test: NumberTest): FlatNumberTest {
  if ('not' in test) {
    const inner = flatNumberTest(test.not);
    return { ...inner, not: !inner.not };
  }
  const operator = NUMBER_OPERATORS.find((one) => one in test) ?? 'is';
  if ('between' in test) return { operator, not: false, values: [test.between[0], test.between[1]] };
  const [value = 0] = Object.values(test).filter((one) => typeof one === 'number');
  return { operator, not: false, values: [value, value] };
}

export function numberTestOf({ operator, not, values: [one, other] }: FlatNumberTest): NumberTest {
  const test: NumberTest =
    operator === 'between'
      ? { between: [one, other] }
      : operator === 'is'
        ? { is: one }
        : operator === 'gt'
          ? { gt: one }
          : operator === 'gte'
            ? { gte: one }
            : operator === 'lt'
              ? { lt: one }
              : { lte: one };
  return not ? { not: test } : test;
}
