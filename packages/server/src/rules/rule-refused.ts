import { ProblemError } from '../problem.ts';

/**
 * The answer to a rule that cannot be asked of everybody.
 * @param reason what was found, in English; @param path leads to the part of the rule
 */
export function ruleRefused(reason: string, path: readonly (string | number)[] = []): ProblemError {
  const field = ['rule', ...path].join('.');
  return new ProblemError('invalid_field', { path: `body.${field}`, values: { field, reason } });
}
