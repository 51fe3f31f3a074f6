import type { Rule } from '@waymark/model';

/** Rules to begin with, which hold for some people in any world. */
export const EXAMPLES = [
  { key: 'recent', rule: { event: {}, within: { last: 'P7D' } } },
  { key: 'quiet', rule: { all: [{ event: {} }, { not: { event: {}, within: { last: 'P30D' } } }] } },
  { key: 'often', rule: { event: {}, times: { gte: 5 } } },
] as const satisfies readonly { key: string; rule: Rule }[];

/** The rule of an example; of no such example undefined. */
export function exampleRule(key: string | null): Rule | undefined {
  return EXAMPLES.find((one) => one.key === key)?.rule;
}
