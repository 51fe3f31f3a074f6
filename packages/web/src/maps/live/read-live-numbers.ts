import type { LiveNumbers, StepNumbers } from './live-numbers.ts';
import type { LiveTime } from './live-view.ts';

interface TimeAnswer {
  n: number;
  medianMs: number;
  q1Ms?: number | null;
  q3Ms?: number | null;
  p90Ms?: number | null;
}

interface CountAnswer {
  people: number;
  share: number;
}

/** The answer of `GET /api/v1/maps/{id}/live`. */
export interface LiveAnswer {
  people: number;
  journeys: number;
  open?: number | null;
  reachedB?: { share: number; low: number; high: number; n: number } | null;
  fit?: { share: number; variants: number } | null;
  duration?: TimeAnswer | null;
  before?: { people: number; reachedB?: { share: number } | null; fit?: { share: number } | null } | null;
  steps: {
    id: string;
    people: number;
    touches?: number | null;
    dropOff?: CountAnswer | null;
    repeated?: CountAnswer | null;
    time?: TimeAnswer | null;
    deviations?: { kind: 'missing' | 'irregular' | 'failed' | 'adHoc'; count: number; share: number }[];
  }[];
}

function timeOf(time: TimeAnswer | null | undefined): LiveTime | null {
  if (!time || time.n === 0) return null;
  return {
    n: time.n,
    medianMs: time.medianMs,
    q1Ms: time.q1Ms ?? null,
    q3Ms: time.q3Ms ?? null,
    p90Ms: time.p90Ms ?? null,
  };
}

/** The numbers of the answer in the words of the page. */
export function readLiveNumbers(answer: LiveAnswer): LiveNumbers {
  return {
    figures: {
      people: answer.people,
      journeys: answer.journeys,
      open: answer.open ?? null,
      reachedB: answer.reachedB ?? null,
      fit: answer.fit ?? null,
      duration: timeOf(answer.duration),
      before: answer.before
        ? {
            people: answer.before.people,
            reachedB: answer.before.reachedB?.share ?? null,
            fit: answer.before.fit?.share ?? null,
          }
        : null,
    },
    steps: new Map(
      answer.steps.map((step): [string, StepNumbers] => [
        step.id,
        {
          people: step.people,
          touches: step.touches ?? null,
          dropOff: step.dropOff ? { journeys: step.dropOff.people, share: step.dropOff.share } : null,
          repeated: step.repeated ?? null,
          time: timeOf(step.time),
          deviations: step.deviations ?? [],
          feelingLived: null,
        },
      ]),
    ),
  };
}
