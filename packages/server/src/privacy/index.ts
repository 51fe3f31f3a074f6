import type { Room } from '../room.ts';
import { privacyRoutes } from './routes.ts';
import { startSweeping } from './sweep-job.ts';

/** Forgetting people, and accounting for what was done. */
export const privacyRoom: Room = { name: 'privacy', routes: privacyRoutes, start: startSweeping };
