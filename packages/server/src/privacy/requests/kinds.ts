/** What a person may ask for: GDPR Art. 15, 20, 16, 18, 21, 17. */
export const REQUEST_KINDS = ['access', 'export', 'rectify', 'restrict', 'object', 'erase'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** How a request came in. */
export const REQUEST_WAYS = ['email', 'letter', 'phone', 'counter', 'form'] as const;
export type RequestWay = (typeof REQUEST_WAYS)[number];

/** How it was made sure that the one who asks is the one it is about. */
export const VERIFICATIONS = ['account', 'knownAddress', 'callback', 'document', 'inPerson', 'representative'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** Why a request may be refused: Art. 11(2), 12(2), 12(5), 15(4), 17(3). */
export const REFUSALS = ['unproven', 'unfounded', 'excessive', 'othersRights', 'legalDuty', 'withdrawn'] as const;
export type Refusal = (typeof REFUSALS)[number];

export const REQUEST_STATES = ['open', 'verified', 'done', 'refused'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Narrows stored text to one of the values it was checked against when it was written. */
export function oneOf<Value extends string>(values: readonly Value[], text: string): Value {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new Error(`Unexpected "${text}" in a stored request`);
  return found;
}
