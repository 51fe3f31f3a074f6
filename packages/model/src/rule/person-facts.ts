import type { Id } from '../id.ts';
import type { EventFacts } from './event-facts.ts';

/** A touch of the person. */
export interface PersonEvent extends EventFacts {
  /** When it happened, whole UTC milliseconds. */
  readonly atMs: number;
}

/** Where the person stands on one map, by the latest journey over it. */
export interface MapPosition {
  /** The journey under way; null where there is none any more. */
  readonly open: {
    readonly beganMs: number;
    /** The last moment at which the journey still counts as under way while nothing happens; null: for ever. */
    readonly untilMs: number | null;
    /** The phase of the last touch, and since when without another in between. */
    readonly phase: { readonly id: Id; readonly sinceMs: number } | null;
    /** The step of the last touch, and since when without another in between. */
    readonly step: { readonly id: Id; readonly sinceMs: number } | null;
  } | null;
  /** Steps the journey went past without them. */
  readonly skipped: readonly { readonly step: Id; readonly phase: Id }[];
}

/** What the person last answered about an aspect, minus what was promised. */
export interface ExperienceFact {
  readonly touchpoint: Id;
  readonly aspect: string;
  readonly gap: number;
}

/**
 * Everything rules may ask about one person. Never changed once it has been handed to a rule: interpreters keep what they
 * found out about it. A fact no rule asks for may be left empty (`needsOfRules` tells which are).
 */
export interface PersonFacts {
  /** In the stable order (happened_at, ordinal, identity, stated_at, message_id), so ascending by `atMs`. */
  readonly events: readonly PersonEvent[];
  readonly traits: Readonly<Record<string, unknown>>;
  /** Purposes agreed to and not withdrawn. */
  readonly consents: ReadonlySet<string>;
  /** Audiences the person is in. */
  readonly audiences: ReadonlySet<Id>;
  readonly maps: ReadonlyMap<Id, MapPosition>;
  readonly experiences: readonly ExperienceFact[];
}

/** A person of whom nothing is known. */
export const NO_FACTS: PersonFacts = {
  events: [],
  traits: {},
  consents: new Set(),
  audiences: new Set(),
  maps: new Map(),
  experiences: [],
};
