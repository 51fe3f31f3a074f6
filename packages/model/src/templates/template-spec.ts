import type { Channel, Direction, MediaKind, Nature } from '../channel.ts';
import type { Duration } from '../duration.ts';
import type { EXPECTATION_SOURCES, Measure } from '../map/expectation.ts';
import type { StepGroupKind } from '../map/step-group.ts';
import type { Binding } from '../rule/pattern.ts';

/** One text in both languages: German, English. */
export type Words = readonly [german: string, english: string];

export interface TouchpointSpec {
  name: Words;
  channel: Channel;
  department: Words;
  /** Default: communication. */
  direction?: Direction;
  /** Where it differs from what the channel usually is. */
  mediaKind?: MediaKind;
  nature?: Nature;
  binding?: Binding;
}

export interface ExpectationSpec {
  touchpoint: string;
  aspect: Words;
  level: number;
  context?: Words;
  source?: (typeof EXPECTATION_SOURCES)[number];
  measuredBy?: Measure;
}

/** A step with all that stands below it on the map. Pain points and opportunities: one note a line. */
export interface StepSpec {
  /** Readable id for files written by hand. */
  key?: string;
  name: Words;
  touchpoints?: readonly string[];
  /** Proposed event name, or any binding; narrows the touchpoints' own. */
  event?: string;
  optional?: boolean;
  repeatable?: boolean;
  group?: string;
  /** Why this is a moment of truth. */
  moment?: Words;
  doing?: Words;
  thinking?: Words;
  feeling?: number;
  needing?: Words;
  content?: Words;
  systems?: Words;
  backstage?: Words;
  pain?: Words;
  chance?: Words;
  expect?: readonly ExpectationSpec[];
}

export interface PhaseSpec {
  key?: string;
  name: Words;
  description?: Words;
  steps: readonly StepSpec[];
}

export interface PersonaSpec {
  name: string;
  age: number;
  occupation: Words;
  family: Words;
  quote: Words;
  context: Words;
  values: readonly Words[];
  goals: readonly Words[];
  needs: readonly Words[];
  frustrations: readonly Words[];
}

export interface GroupSpec {
  kind: StepGroupKind;
  name: Words;
  optional?: boolean;
}

/** A template: a whole map in both languages, without ids. */
export interface TemplateSpec {
  title: Words;
  description: Words;
  decisionA: Words;
  decisionB: Words;
  bindingA?: Binding;
  bindingB?: Binding;
  patience: Duration | null;
  personas?: readonly PersonaSpec[];
  touchpoints: Readonly<Record<string, TouchpointSpec>>;
  groups?: Readonly<Record<string, GroupSpec>>;
  phases: readonly PhaseSpec[];
}
