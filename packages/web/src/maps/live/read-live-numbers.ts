import type { components } from '../../api/schema.ts';
import type { LiveNumbers, StepNumbers } from './live-numbers.ts';
import type { LiveTime } from './live-view.ts';

/** The answer of `GET /api/v1/maps/{id}/live`. */
export type LiveAnswer = components['schemas']['LiveMap'];

function timeOf(time: components['schemas']['TimeFigure'] | null): LiveTime | null {
  return time === null || time.n === 0 ? null : time;
}

/** The numbers of the answer in the words of the page. */
export function readLiveNumbers(answer: LiveAnswer): LiveNumbers {
  return {
    figures: {
      people: answer.people,
      journeys: answer.journeys,
      open: answer.open,
      reachedB: answer.reachedB,
      fit: answer.fit,
      duration: timeOf(answer.duration),
      before: answer.before
        ? {
            people: answer.before.people,
            reachedB: answer.before.reachedB?.share ?? null,
            fit: answer.before.fit?.share ?? null,
          }
        : null,
    },
    audience: answer.audience,
    unplanned: answer.unplanned,
    steps: new Map(
      answer.steps.map((step): [string, StepNumbers] => [
        step.id,
        {
          people: step.people,
          touches: step.touches,
          dropOff: step.dropOff ?? null,
          repeated: step.repeated,
          time: timeOf(step.time),
          deviations: step.deviations,
          unplanned: step.unplanned,
        },
      ]),
    ),
  };
}
