import type { Room } from '../room.ts';
import { rulesRoutes } from './routes.ts';

export { type AudienceSource, provideAudiences } from './audience-source.ts';
export { loadFacts, peopleOfTheFuture } from './load-facts.ts';
export { mustBeAnswerable, peopleWhere, problemsOfRule } from './rule-question.ts';
export { bindingsOf, type TouchpointBindings } from './touchpoint-bindings.ts';

/** The language of rules over everybody: for whom a rule holds. */
export const rulesRoom: Room = { name: 'rules', routes: rulesRoutes };
