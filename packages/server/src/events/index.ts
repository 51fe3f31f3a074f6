import type { Room } from '../room.ts';
import { eventsRoutes } from './routes.ts';

/** The events catalogue: every name that came in, what its events hold, and where on the maps they are recognised. */
export const eventsRoom: Room = { name: 'events', routes: eventsRoutes };
