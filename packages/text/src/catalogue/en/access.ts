import type { access as source } from '../de/access.ts';

export const access = {
  'signIn.title': 'Sign in',
  'signIn.lead': 'Draw the journey you promise. See the journey people really take.',
  'signIn.how':
    'When it starts, Waymark prints a sign-in link in the terminal. Open it, or paste the code from the link or an access token here.',
  'signIn.token': 'Code or access token',
  'signIn.submit': 'Sign in',
  'signIn.working': 'Signing you in …',
  'signIn.refused': 'This code is not valid or has been used already.',
  'signIn.refusedHint':
    'Sign-in links work once. Restart Waymark to get a fresh link in the terminal, or paste an access token.',
  'signIn.empty': 'Please paste a code or token first.',
  'signIn.ended': 'Your session has ended. Please sign in again.',
} as const satisfies Record<keyof typeof source, string>;
