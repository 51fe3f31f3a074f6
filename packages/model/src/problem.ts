import type { z } from 'zod';

/**
 * Something wrong at a place. `code` is a key of `packages/text`, `parameters` its placeholders; `message` is the
 * plain English sentence for logs and developers. `path` reads like `phases[0].steps[2].name`, '' = the whole.
 */
export interface Problem {
  code: string;
  path: string;
  message: string;
  parameters: Record<string, string | number>;
}

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] };

/** Writes a path the way people read it: `phases[0].steps[2].name`; keys that are no plain words in quotes. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[A-Za-z_$][\w$]*$/.test(String(part))) text += text === '' ? String(part) : `.${String(part)}`;
    else text += `[${JSON.stringify(String(part))}]`;
  }
  return text;
}

type Issue = z.core.$ZodIssue;

/**
 * The issues of a failed parse as problems under one code, one a place. Of a union only the branch that was meant is told: the one
 * that fails latest, that is deepest and with the fewest keys it does not know.
 */
export function problemsOf(error: z.ZodError, code = 'schema'): Problem[] {
  return error.issues
    .flatMap((issue) => leafIssues(issue, []))
    .map(({ issue, path }) => {
      const where = pathText(path);
      return {
        code,
        path: where,
        message: where === '' ? issue.message : `At ${where}: ${issue.message}`,
        parameters: { path: where, reason: issue.message },
      };
    });
}

interface Leaf {
  issue: Issue;
  path: PropertyKey[];
}

function leafIssues(issue: Issue, before: readonly PropertyKey[]): Leaf[] {
  const path = [...before, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
  let best: Leaf[] = [];
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const branch of issue.errors) {
    const leaves = branch.flatMap((inner) => leafIssues(inner, path));
    const score = Math.min(...leaves.map((leaf) => leafScore(leaf, path.length)));
    if (score > bestScore) {
      bestScore = score;
      best = leaves;
    }
  }
  return bestScore <= 0 ? [{ issue, path }] : best;
}

/** How much a branch's complaint sounds as if the branch was meant: complaints further inside do. */
function leafScore(leaf: Leaf, depth: number): number {
  if (leaf.issue.code === 'unrecognized_keys' && leaf.path.length === depth) return -1;
  return leaf.path.length - depth;
}

/** Parses anything with a schema into a value or a list of problems with paths. */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  code?: string,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(value);
  return result.success ? { ok: true, value: result.data } : { ok: false, problems: problemsOf(result.error, code) };
}
