export {
  changedMappings,
  type HashedIdentifier,
  type IdentifierGroup,
  insertIdentities,
  linkIdentifiers,
  type MovedIdentity,
  mergeTraits,
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
export type { PeopleTables } from './tables.ts';
