import { ARRIVED, type Fate, type IndexState, type JourneyEngine, OPEN } from '@waymark/engine';
import { idSchema } from '@waymark/model';
import { z } from 'zod';
import { ProblemError } from '../problem.ts';
import type { CompiledMap } from './compile-map.ts';
import type { EventIndex } from './event-index.ts';
import { passageOf } from './passage.ts';
import { journeyPeriod, type Period } from './period.ts';
import { stepNumber } from './step-number.ts';

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
  readonly engine: JourneyEngine;
  readonly events: EventIndex;
  readonly compiled: CompiledMap;
  readonly state: IndexState;
  readonly period: Period;
  readonly nowMs: number;
}

/** The people behind what is chosen, ascending; `answered` is asked of the event store instead. */
export async function chosenPeople(asked: Asked, choice: Choice): Promise<BigUint64Array> {
  const { engine, events, compiled, state, period, nowMs } = asked;
  const { program, plan } = compiled;
  const journeys = journeyPeriod(period, nowMs);
  const having = (journey: Parameters<JourneyEngine['journeyPeople']>[3]) =>
    engine.journeyPeople(state, program, journeys, journey);
  const onPassage = (fate?: Fate) =>
    having({ of: 'passage', question: passageOf(compiled, choice), ...(fate === undefined ? {} : { fate }) });
  switch (choice.of) {
    case 'all':
      return having({ of: 'outcome' });
    case 'arrived':
      return having({ of: 'outcome', outcome: ARRIVED });
    case 'open':
      return having({ of: 'outcome', outcome: OPEN });
    case 'deviating':
      return engine.peopleDeviating(state, program, plan, journeys);
    case 'step':
      return having({ of: 'step', step: stepNumber(compiled, choice.step), lost: false });
    case 'left':
      return onPassage('left');
    case 'phase':
      return onPassage();
    case 'on':
    case 'elsewhere':
      return onPassage(choice.of);
    case 'unplanned': {
      const codes = events.codes.flatMap(({ name }, code) => (name === choice.event ? [code] : []));
      const after = choice.step === undefined ? {} : { step: stepNumber(compiled, choice.step) };
      return having({ of: 'unplanned', codes, ...after });
    }
    case 'answered':
      throw new ProblemError('invalid_field', { path: 'query.of' });
    default: {
      const at = { kind: choice.of, step: stepNumber(compiled, choice.step) };
      return engine.peopleDeviating(state, program, plan, journeys, at);
    }
  }
}
