import type { Room } from '../room.ts';
import { rulesRoutes } from './routes.ts';

export { peopleWhere, problemsOfRule } from './rule-question.ts';

/** The language of rules over everybody: for whom a rule holds. */
export const rulesRoom: Room = { name: 'rules', routes: rulesRoutes };
