/** The kinds of calls the tracking protocol knows. Only track, page and screen are touches. */
export type EventKind = 'track' | 'page' | 'screen' | 'identify' | 'group' | 'alias';

/** One identifier of a person: what sort it is, and its value as the sender writes it. */
export interface Identifier {
  /** `user_id`, `anonymous_id`, or the sender's own sort (`email`, `card`). */
  readonly kind: string;
  readonly value: string;
}

/** An event that has been checked and brought into its one form, ready to be stored. Times are UTC milliseconds. */
export interface NewEvent {
  messageId: string;
  kind: EventKind;
  name: string;
  /** A channel of the model, or '' when unknown. */
  channel: string;
  /** Strongest first, at least one; the event is stored under the first. */
  identifiers: readonly Identifier[];
  /** What the sender says of each category of consent, when it says anything; goes to the ledger alone. */
  stated?: Readonly<Record<string, boolean>> | undefined;
  /** The person's browser says Global Privacy Control. */
  privacyControl?: boolean | undefined;
  /** What its source must not bring in has been taken out of it. */
  guarded?: boolean | undefined;
  /** It was not stored, since analytics are not allowed. */
  withheld?: boolean | undefined;
  /** `alias` merges all identifiers explicitly; otherwise they are linked where that merges no two user ids. */
  links?: 'identify' | 'alias' | undefined;
  /** The time its sender wrote; a retry does not change it. Ignored when `timeless`. */
  statedAt: number;
  /** Corrected for the sender's clock; what every answer uses. */
  happenedAt: number;
  receivedAt: number;
  /** Place in the request or file; breaks ties of time. */
  ordinal: number;
  /** The sender gave no time but an id: the time of the first delivery of that id is taken. */
  timeless?: boolean | undefined;
  /** Decimal text with at most four places, or null. */
  value: string | null;
  /** ISO 4217, or ''. */
  currency: string;
  urlPath: string;
  campaign: string;
  /** Canonical JSON text of an object. */
  properties: string;
  /** Canonical JSON text of an object. */
  context: string;
  source: string;
  /** Purposes the person had agreed to when it was collected. */
  consent: readonly string[];
  /** Traits of an identify call as JSON text; kept in PostgreSQL alone. */
  traits?: string | undefined;
}

/** An item that was refused: where, why, and what it was. */
export interface Reject {
  readonly item: number;
  readonly field: string;
  readonly reason: string;
  readonly code: RejectCode;
  /** The item as it came, cut to a bearable length. */
  readonly raw: string;
}

/** Why an item is refused; never reused for something else. */
export const REJECT_CODES = [
  'not_an_object',
  'unknown_type',
  'missing',
  'wrong_type',
  'too_long',
  'too_large',
  'too_deep',
  'invalid_time',
  'time_out_of_range',
  'invalid_text',
  'wrong_key',
  'refused_by_store',
] as const;

export type RejectCode = (typeof REJECT_CODES)[number];

/** Thrown while reading one item; the item is refused, the others go on. */
export class ItemRefused extends Error {
  override readonly name = 'ItemRefused';
  readonly code: RejectCode;
  readonly field: string;

  constructor(code: RejectCode, field: string, reason: string) {
    super(reason);
    this.code = code;
    this.field = field;
  }
}
