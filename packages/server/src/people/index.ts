import type { Room } from '../room.ts';
import { peopleRoutes } from './routes.ts';

export { type Forgotten, forgetPeople, PERSONAL_TABLES, whomToForget } from './forget.ts';
export {
  changedMappings,
  type HashedIdentifier,
  type IdentifierGroup,
  insertIdentities,
  linkIdentifiers,
  type MovedIdentity,
  type Resolution,
} from './identity.ts';
export {
  identityArray,
  identityHash,
  identityOfText,
  identityText,
  normaliseIdentifier,
  signedIdentity,
  unsignedIdentity,
} from './identity-hash.ts';
export { mirrorMappings } from './identity-mirror.ts';
export { learn, mergeTraits, type NewTraits } from './learn-traits.ts';
export { isPlaceholder } from './placeholder.ts';
export { type Asker, findPeople, identitiesOf, type PersonSummary, relatedIdentities, summaries } from './profiles.ts';
export { askerOf, personSchema } from './routes.ts';
export {
  behindGate,
  closeGate,
  letIn,
  Suppressions,
  suppress,
  suppressedIn,
  suppressionsOf,
} from './suppression.ts';
export type { PeopleTables } from './tables.ts';
export { type TimelineEvent, timeline } from './timeline.ts';
export { countEverybody, everybody, peopleWithTrait, type Trait, traitsOf, traitsOfPeople } from './traits.ts';
export { joinAgain, type Merge, type MergeSides, mergesOf, sidesOf, takeApart } from './unmerge.ts';

/** Who somebody is, in short, and what happened to him. */
export const peopleRoom: Room = { name: 'people', routes: peopleRoutes };
