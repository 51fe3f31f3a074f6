import { cutJourneys, type JourneyPeriod, LEFT, type Outcome } from './cut-journeys.ts';
import { codesOf, type JourneyProgram } from './journey-program.ts';
import type { Part } from './part.ts';
import { FATES, type Fate, followPassage, type PassageQuestion } from './passage.ts';
import { PeopleList } from './people-list.ts';
import { followUnplanned } from './unplanned.ts';

/** Which journeys are meant, of which the people are wanted. Plain data, so that it can be handed to a thread. */
export type JourneyChoice =
  /** Those that came out like this; all when nothing is named. */
  | { readonly of: 'outcome'; readonly outcome?: Outcome }
  /** Those that came to a step; or (`lost`) were left after it. */
  | { readonly of: 'step'; readonly step: number; readonly lost: boolean }
  /** Those on a passage, with this fate; whichever when nothing is named. */
  | { readonly of: 'passage'; readonly question: PassageQuestion; readonly fate?: Fate }
  /** Those with an event of one of these codes in between, after a step or (nothing named) anywhere. */
  | { readonly of: 'unplanned'; readonly codes: readonly number[]; readonly step?: number };

/** By code: whether it is a touch of the step. */
function codesOfStep(program: JourneyProgram, step: number): Uint8Array {
  const { firstStep, stepOf } = program;
  return Uint8Array.from({ length: codesOf(program) }, (_, code) =>
    stepOf.subarray(firstStep[code], firstStep[code + 1]).includes(step) ? 1 : 0,
  );
}

/** The people of a share with such a journey, in the order of the segments. */
export function findJourneyPeople(
  parts: readonly Part[],
  program: JourneyProgram,
  period: JourneyPeriod,
  choice: JourneyChoice,
): BigUint64Array {
  const found = new PeopleList();
  switch (choice.of) {
    case 'outcome':
      cutJourneys(parts, program, period, (person, part, _rows, _touches, outcome) => {
        if (choice.outcome === undefined || outcome === choice.outcome) found.add(person, part);
      });
      break;
    case 'step': {
      const isOfStep = codesOfStep(program, choice.step);
      cutJourneys(parts, program, period, (person, part, rows, touches, outcome) => {
        if (choice.lost && outcome !== LEFT) return;
        const { code } = part.segment;
        for (let touch = choice.lost ? touches - 1 : 0; touch < touches; touch += 1) {
          if (isOfStep[code[rows[touch] as number] as number] === 0) continue;
          found.add(person, part);
          return;
        }
      });
      break;
    }
    case 'passage': {
      const wanted = choice.fate === undefined ? -1 : FATES.indexOf(choice.fate);
      followPassage(parts, program, period, choice.question, (person, part, fate) => {
        if (wanted < 0 || fate === wanted) found.add(person, part);
      });
      break;
    }
    case 'unplanned': {
      const codes = new Set(choice.codes);
      const isOfStep = choice.step === undefined ? undefined : codesOfStep(program, choice.step);
      followUnplanned(parts, program, period, (person, part, _journey, code, touch) => {
        if (codes.has(code) && (isOfStep === undefined || isOfStep[touch] === 1)) found.add(person, part);
      });
      break;
    }
  }
  return found.keys();
}
