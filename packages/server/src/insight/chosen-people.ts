import {
  ARRIVED,
  cutJourneys,
  type DeviationOfStep,
  type Fate,
  type IndexState,
  OPEN,
  type Outcome,
  peopleDeviating,
  peopleOnPassage,
  peopleWithUnplanned,
  wholeOf,
} from '@waymark/engine';
import { idSchema } from '@waymark/model';
import { z } from 'zod';
import { ProblemError } from '../problem.ts';
import type { CompiledMap } from './compile-map.ts';
import type { EventIndex } from './event-index.ts';
import { passageOf } from './passage.ts';
import { journeyPeriod, type Period } from './period.ts';
import { stepNumber } from './step-number.ts';
import { peopleAtStep } from './step-people.ts';

/** What may be chosen on a live map, of which people stand behind it. */
export const CHOICES = [
  'all',
  'arrived',
  'open',
  'deviating',
  'answered',
  'step',
  'left',
  'phase',
  'on',
  'elsewhere',
  'missing',
  'irregular',
  'adHoc',
  'repeated',
  'failed',
  'unplanned',
] as const;

export const choiceQuery = {
  of: z
    .enum(CHOICES)
    .describe(
      'all, arrived, open, deviating, answered: of the whole map. step, left (after the step), missing, irregular, adHoc, repeated, failed: of a step; left also of a phase or a ribbon. phase: of a phase. on, elsewhere: from a step or phase on to `next` (a phase: to the later ones). unplanned: with `event` in between, after a step or anywhere.',
    ),
  step: idSchema.optional(),
  next: idSchema.optional().describe('The step a ribbon leads to'),
  phase: idSchema.optional(),
  event: z.string().min(1).max(1000).optional().describe('Name of an unplanned event'),
};

export type Choice = z.infer<z.ZodObject<typeof choiceQuery>>;

interface Asked {
  readonly events: EventIndex;
  readonly compiled: CompiledMap;
  readonly state: IndexState;
  readonly period: Period;
  readonly nowMs: number;
}

/** The people of journeys that came out like this (however: nothing named), ascending. */
function peopleByOutcome({ compiled, state, period, nowMs }: Asked, wanted?: Outcome): bigint[] {
  const found = new Set<bigint>();
  cutJourneys(
    wholeOf(state),
    compiled.program,
    journeyPeriod(period, nowMs),
    (person, part, _rows, _touches, outcome) => {
      if (wanted === undefined || outcome === wanted) found.add(part.segment.keys[person] as bigint);
    },
  );
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** The people behind what is chosen, ascending; `answered` is asked of the event store instead. */
export function chosenPeople(asked: Asked, choice: Choice): bigint[] {
  const { events, compiled, state, period, nowMs } = asked;
  const { program, automaton } = compiled;
  const journeys = journeyPeriod(period, nowMs);
  const onPassage = (fate?: Fate) =>
    peopleOnPassage(wholeOf(state), program, journeys, passageOf(compiled, choice), fate);
  const deviating = (kind: DeviationOfStep) =>
    peopleDeviating(wholeOf(state), program, automaton, journeys, { kind, step: stepNumber(compiled, choice.step) });
  switch (choice.of) {
    case 'all':
      return peopleByOutcome(asked);
    case 'arrived':
      return peopleByOutcome(asked, ARRIVED);
    case 'open':
      return peopleByOutcome(asked, OPEN);
    case 'deviating':
      return peopleDeviating(wholeOf(state), program, automaton, journeys);
    case 'step':
      return peopleAtStep(state, compiled, { step: stepNumber(compiled, choice.step), lost: false, period, nowMs });
    case 'left':
      return onPassage('left');
    case 'phase':
      return onPassage();
    case 'on':
    case 'elsewhere':
      return onPassage(choice.of);
    case 'unplanned': {
      const meant = events.codes.flatMap(({ name }, code) => (name === choice.event ? [code] : []));
      const step = choice.step === undefined ? undefined : stepNumber(compiled, choice.step);
      return peopleWithUnplanned(wholeOf(state), program, journeys, new Set(meant), step);
    }
    case 'answered':
      throw new ProblemError('invalid_field', { path: 'query.of' });
    default:
      return deviating(choice.of);
  }
}
