/** What lets one use data for a purpose: the letter of GDPR Art. 6(1). */
export const LEGAL_BASES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** What an entry of the ledger says. `requested` waits for its confirmation and allows nothing. */
export const DECISIONS = ['granted', 'refused', 'requested'] as const;
export type Decision = (typeof DECISIONS)[number];

/** How a decision came to us. */
export const WAYS = [
  'tracking',
  'gpc',
  'import',
  'page',
  'link',
  'paper',
  'phone',
  'counter',
  'api',
  'request',
] as const;
export type Way = (typeof WAYS)[number];

/** Ways a member may name when he enters what somebody decided elsewhere. */
export const ENTERED_WAYS = ['paper', 'phone', 'counter', 'api'] as const satisfies readonly Way[];

const LETTERS: ReadonlySet<string> = new Set(LEGAL_BASES);
const DECISION_NAMES: ReadonlySet<string> = new Set(DECISIONS);

/** Narrows stored text. */
export function isLegalBasis(text: string): text is LegalBasis {
  return LETTERS.has(text);
}

/** Narrows stored text. */
export function isDecision(text: string): text is Decision {
  return DECISION_NAMES.has(text);
}

/** Narrows stored text. */
export function isWay(text: string): text is Way {
  return WAYS.some((way) => way === text);
}

/** Whether a person has a say: consent can be given and withdrawn (a), public task and legitimate interests objected to (e, f; Art. 21). */
export function mayDecide(basis: LegalBasis): boolean {
  return basis === 'a' || basis === 'e' || basis === 'f';
}

/**
 * Whether a purpose is allowed by its legal basis and the newest decision (undefined when there is none):
 * consent must have been granted, an objection takes away (e) and (f), and the others need no decision.
 */
export function allows(basis: LegalBasis, decision: Decision | undefined): boolean {
  if (basis === 'a') return decision === 'granted';
  // Who asked to agree where nothing but silence was needed has not objected.
  if (basis === 'e' || basis === 'f') return decision !== 'refused';
  return true;
}
