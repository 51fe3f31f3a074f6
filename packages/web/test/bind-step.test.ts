import { stepsInOrder } from '@waymark/model';
import { expect, test } from 'vitest';
import { bindStep } from '../src/maps/binding/bind-step.ts';
import { stepIds, trainMap, unbound } from './prepared-answers.ts';

const free = unbound(trainMap());
const [first = ''] = stepIds(free);
const stepOf = (map: typeof free) => stepsInOrder(map)[0]?.step;

test('a step without bound touchpoints gets a binding of its own, and loses it again', () => {
  const bound = bindStep(free, first, ['Seen']);
  expect(stepOf(bound.map)?.binding).toEqual({ name: ['Seen'] });
  expect(bound.touchpoints).toEqual([]);
  expect(stepOf(bindStep(bound.map, first, []).map)).not.toHaveProperty('binding');
});

test('where a touchpoint of the step alone recognises it, the touchpoint is bound anew: narrowing would find nobody', () => {
  const touchpoint = stepOf(free)?.touchpoints[0];
  const map = {
    ...free,
    touchpoints: (free.touchpoints ?? []).map((one) =>
      one.id === touchpoint ? { ...one, binding: { name: 'Old' } } : one,
    ),
    phases: free.phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map((step) => (step.id === first ? step : { ...step, touchpoints: [] })),
    })),
  };
  const bound = bindStep(map, first, ['Seen', 'Heard']);
  expect(bound.touchpoints).toMatchObject([{ id: touchpoint, binding: { name: ['Seen', 'Heard'] } }]);
  expect(stepOf(bound.map)).not.toHaveProperty('binding');
  expect(bindStep(map, first, []).touchpoints[0]).not.toHaveProperty('binding');
  const shared = {
    ...map,
    phases: map.phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map((step) => ({ ...step, touchpoints: touchpoint === undefined ? [] : [touchpoint] })),
    })),
  };
  expect(bindStep(shared, first, ['Seen'])).toMatchObject({ touchpoints: [] });
  expect(stepOf(bindStep(shared, first, ['Seen']).map)?.binding).toEqual({ name: ['Seen'] });
});
