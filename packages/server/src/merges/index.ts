import type { Room } from '../room.ts';
import { mergeRoutes } from './routes.ts';

export { rejoin, unmerge } from './unmerge.ts';

/** Why identifiers are one person, and taking that back. */
export const mergesRoom: Room = { name: 'merges', routes: mergeRoutes };
