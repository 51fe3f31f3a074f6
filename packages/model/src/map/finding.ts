/** What `validateMap` can find; each is a key of `packages/text` (`finding.<code>`). */
export const FINDING_SEVERITIES = {
  // Errors: the map has no clear meaning; saving through the API is refused.
  'duplicate-id': 'error',
  'unknown-group': 'error',
  'group-torn': 'error',
  'any-order-too-large': 'error',
  'cell-without-lane': 'error',
  'cell-without-step': 'error',
  'cell-of-wrong-kind': 'error',
  'duplicate-cell': 'error',
  'expectation-without-step': 'error',
  'unknown-persona': 'error',
  // Warnings: the map means something, but hardly what was meant.
  'no-steps': 'warning',
  'map-binds-to-nothing': 'warning',
  'step-binds-to-nothing': 'warning',
  'unknown-touchpoint': 'warning',
  'one-of-single': 'warning',
  'any-order-single': 'warning',
  'empty-group': 'warning',
  'all-steps-optional': 'warning',
  'duplicate-expectation': 'warning',
  'expectation-touchpoint-unused': 'warning',
  // Hints: worth a look.
  'nameless-step': 'hint',
  'nameless-phase': 'hint',
  'empty-phase': 'hint',
  'decision-b-unbound': 'hint',
  'steps-look-alike': 'hint',
  'moment-of-truth-without-reason': 'hint',
} as const;

export type FindingCode = keyof typeof FINDING_SEVERITIES;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[FindingCode];

/** One finding: key and parameters for the sentence, and the place it is about. */
export interface Finding {
  code: FindingCode;
  severity: FindingSeverity;
  /** Place in the map, as in `phases[0].steps[2]`. */
  path: string;
  parameters: Record<string, string | number>;
}
