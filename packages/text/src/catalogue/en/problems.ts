import type { problems as source } from '../de/problems.ts';

export const problems = {
  'problem.unauthenticated': 'Please sign in.',
  'problem.forbidden': 'You lack the permission “{permission}” for this.',
  'problem.not_found': 'This does not exist (any more).',
  'problem.invalid': 'The request is not valid.',
  'problem.invalid_field': 'The field “{field}” is not valid: {reason}',
  'problem.conflict': 'This contradicts what is already stored.',
  'problem.precondition_failed': 'Someone has changed this in the meantime. Load the new state and try again.',
  'problem.too_large': 'This is too large; at most {limit} are allowed.',
  'problem.unsupported_media_type': 'Waymark does not understand this format here.',
  'problem.too_many_attempts':
    'Too many attempts. To protect the account, please try again in {minutes, plural, one {a minute} other {# minutes}}.',
  'problem.unavailable': 'This is not possible right now. Please try again in a moment.',
  'problem.internal': 'Something went wrong on our side. Your data is safe; the server’s log names the reason.',
} as const satisfies Record<keyof typeof source, string>;
