import type { audienceEvents as source } from '../de/audience-events.ts';

export const audienceEvents = {
  'audienceEvents.entered': 'Came into the audience “{name}”',
  'audienceEvents.left': 'Left the audience “{name}”',
} as const satisfies Record<keyof typeof source, string>;
