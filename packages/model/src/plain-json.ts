import type { z } from 'zod';

/** Deepest nesting any JSON of ours may have. Far beyond what people build, far below what overflows a stack. */
export const MAX_JSON_DEPTH = 200;
/** Most objects and lists in one rule, or binding. */
export const MAX_JSON_NODES = 100_000;

export type JsonTrouble = 'too-deep' | 'too-many-nodes' | 'not-json';

/**
 * Looks through a value from outside without recursion and says what makes it unfit: deeper than `maxDepth`,
 * more than `maxNodes` objects and lists, or anything JSON does not have (dates, bytes, class instances, NaN).
 * Terminates on cyclic values too. Null = fine.
 */
export function jsonTrouble(value: unknown, maxDepth = MAX_JSON_DEPTH, maxNodes = MAX_JSON_NODES): JsonTrouble | null {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  let nodes = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: current, depth } = next;
    if (current === null || typeof current === 'string' || typeof current === 'boolean') continue;
    if (typeof current === 'number') {
      if (!Number.isFinite(current)) return 'not-json';
      continue;
    }
    if (typeof current !== 'object' || !isPlain(current)) return 'not-json';
    if (depth > maxDepth) return 'too-deep';
    nodes += 1;
    if (nodes > maxNodes) return 'too-many-nodes';
    for (const child of Object.values(current)) {
      if (child !== undefined) waiting.push({ value: child, depth: depth + 1 });
    }
  }
  return null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/**
 * Makes a recursive schema refuse hostile nesting with an ordinary issue before it recurses, where zod alone would
 * overflow the stack. Wraps `run`, the hook every zod schema is entered by, so the schema keeps its type and its
 * JSON Schema; a `pipe` in front would lose both on the input side.
 */
export function guardNesting<Schema extends z.ZodType>(schema: Schema): Schema {
  const run = schema._zod.run;
  /** Parses that are inside this schema already: the outermost check has seen the whole value. */
  const inside = new WeakSet<object>();
  schema._zod.run = (payload, context) => {
    if (inside.has(context)) return run(payload, context);
    const value = payload.value;
    const trouble = typeof value === 'object' ? jsonTrouble(value) : null;
    if (trouble !== null) {
      payload.issues.push({ code: 'custom', input: value, message: troubleMessage(trouble), inst: schema });
      return payload;
    }
    inside.add(context);
    try {
      return run(payload, context);
    } finally {
      inside.delete(context);
    }
  };
  return schema;
}

function troubleMessage(trouble: JsonTrouble): string {
  if (trouble === 'too-deep') return `expected at most ${MAX_JSON_DEPTH} levels of nesting`;
  if (trouble === 'too-many-nodes') return `expected at most ${MAX_JSON_NODES} objects and lists`;
  return 'expected plain JSON';
}
