import type { profile as source } from '../de/profile.ts';

export const profile = {
  'profile.title': 'Profile',
  'profile.display': 'Display on this device',
  'profile.displayHint': 'Language and colours apply to this browser only.',
  'profile.timeZone': 'Time zone of the workspace',
  'profile.timeZoneHint': '{workspace}: it is {now} there now.',
  'profile.deviceZone': 'Times on the pages are in the time zone of your device ({zone}).',
  'profile.sessions': 'Sessions',
  'profile.sessionsLead': 'The workspace is open here. End what you do not recognise; the data stays as it is.',
  'profile.begun': 'Signed in on',
  'profile.lastUsed': 'Last used',
  'profile.expires': 'Ends by itself on',
  'profile.never': 'not yet',
  'profile.act': 'Action',
  'profile.current': 'This session',
  'profile.end': 'Sign out',
  'profile.endOne': 'Sign out the session of {when}',
  'profile.ended': 'The session of {when} has ended.',
  'profile.endAll': 'Sign out everywhere',
  'profile.endAll.title': 'Sign out everywhere?',
  'profile.endAll.text':
    '{count, plural, one {This session} other {All # sessions}} in “{workspace}” {count, plural, one {ends} other {end}}, here as well. After that you need a token or a fresh link from the terminal.',
} as const satisfies Record<keyof typeof source, string>;
