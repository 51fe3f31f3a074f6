/** What a property's values are; `mixed` kinds are listed one by one. */
export const VALUE_TYPES = ['text', 'number', 'boolean', 'list', 'object'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** A property as some events hold it. */
export interface PropertyFigures {
  /** Dotted, as bindings name it. */
  readonly path: string;
  /** The most frequent first. */
  readonly types: ValueType[];
  /** In how many of the events looked at. */
  readonly filled: number;
  readonly distinct: number;
  /** The most frequent values as text, cut to a bearable length. */
  readonly examples: { readonly value: string; readonly count: number }[];
}

const MOST_PATHS = 200;
const DEEPEST = 6;
const EXAMPLES = 5;
const LONGEST_EXAMPLE = 120;

type Leaf = readonly [path: string, value: unknown];

function typeOf(value: unknown): ValueType {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value === 'number' ? 'number' : 'boolean';
  return typeof value === 'object' ? 'object' : 'text';
}

function* leavesOf(record: object, before: string, depth: number): Generator<Leaf> {
  for (const [key, value] of Object.entries(record)) {
    if (value === null || value === undefined) continue;
    const path = before === '' ? key : `${before}.${key}`;
    const nested = typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0;
    if (nested && depth < DEEPEST) yield* leavesOf(value, path, depth + 1);
    else yield [path, value];
  }
}

function cut(text: string): string {
  return text.length <= LONGEST_EXAMPLE ? text : `${text.slice(0, LONGEST_EXAMPLE - 1).toWellFormed()}…`;
}

const byCount = <Key>([, one]: readonly [Key, number], [, other]: readonly [Key, number]): number => other - one;

/** Figures of every property of these events, those filled most often first; at most 200. */
export function propertyFigures(events: readonly object[]): PropertyFigures[] {
  const found = new Map<string, { types: Map<ValueType, number>; values: Map<string, number>; filled: number }>();
  for (const event of events) {
    for (const [path, value] of leavesOf(event, '', 1)) {
      let one = found.get(path);
      if (one === undefined) {
        if (found.size >= MOST_PATHS) continue;
        one = { types: new Map(), values: new Map(), filled: 0 };
        found.set(path, one);
      }
      const type = typeOf(value);
      const text = cut(typeof value === 'string' ? value : JSON.stringify(value));
      one.filled += 1;
      one.types.set(type, (one.types.get(type) ?? 0) + 1);
      one.values.set(text, (one.values.get(text) ?? 0) + 1);
    }
  }
  return [...found]
    .map(([path, { types, values, filled }]) => ({
      path,
      types: [...types].sort(byCount).map(([type]) => type),
      filled,
      distinct: values.size,
      examples: [...values]
        .sort(byCount)
        .slice(0, EXAMPLES)
        .map(([value, count]) => ({ value, count })),
    }))
    .sort((one, other) => other.filled - one.filled || one.path.localeCompare(other.path));
}
