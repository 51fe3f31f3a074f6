import type { Room } from '../room.ts';
import { preferenceRoutes } from './preference-routes.ts';
import { consentRoutes } from './routes.ts';

export { type CollectedEvent, type Withheld, withheldEvents } from './collect-consent.ts';
export { type CurrentDecision, currentConsent, mayUse } from './current-consent.ts';
export { type DayPseudonyms, dayPseudonyms } from './day-pseudonym.ts';
export { allows, type Decision, isDecision, type LegalBasis, mayDecide, type Way } from './decision.ts';
export { ANALYTICS } from './default-purposes.ts';
export { grantedPurposes, peopleWhoGranted } from './granted-people.ts';
export { identifierHasher } from './hash-identifier.ts';
export { append, lockLedger, type NewEntry } from './ledger.ts';
export { escapeHtml } from './page-frame.ts';
export { preferencesOf } from './preferences.ts';
export { consentRules } from './rules.ts';
export { recordStated, type Stated } from './statements.ts';
export type { ConsentTables } from './tables.ts';

/** What people agreed to: purposes, the ledger, the page of preferences, and who may use what. */
export const consentRoom: Room = {
  name: 'consent',
  async routes(app, ctx) {
    consentRoutes(app, ctx);
    await app.register(async (scope) => preferenceRoutes(scope.withTypeProvider(), ctx));
  },
};
