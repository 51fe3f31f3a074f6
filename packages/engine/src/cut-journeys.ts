import { codesOf, type JourneyProgram } from './journey-program.ts';
import type { Part } from './part.ts';
import { isDead } from './segment.ts';

/** How a journey ended, or that it has not. */
export const OPEN = 0;
export const ARRIVED = 1;
export const LEFT = 2;
export type Outcome = typeof OPEN | typeof ARRIVED | typeof LEFT;

/** Which journeys are looked at, and from when. */
export interface JourneyPeriod {
  /** Only journeys that began at this second of the index or later … */
  readonly fromSecond?: number;
  /** … and before this one. */
  readonly toSecond?: number;
  /** Now, in seconds of the index: who has been silent for longer than the map's patience has left. */
  readonly nowSecond: number;
}

/**
 * Called for every journey.
 * `rows` lists the rows (of the segment) of its touches, the first `touches` entries are valid and only until it returns.
 */
export type OnJourney = (person: number, part: Part, rows: Uint32Array, touches: number, outcome: Outcome) => void;

/**
 * Cuts people's histories into journeys; the one place where that is done.
 *
 * A touch is an event whose code belongs to a step, to decision A or B, or to an unplanned touchpoint. A journey begins at a
 * touch of decision A (at a touch of any step when A has none), takes in every touch from there, and ends
 * - *arrived* with the first touch of decision B (also when that is the very touch it began with),
 * - *left* when the next touch, or now, is more than the map's patience after its last touch,
 * - else it is *open*.
 * After its end the same person can begin again. Touches outside a journey belong to none.
 */
export function cutJourneys(
  parts: readonly Part[],
  program: JourneyProgram,
  period: JourneyPeriod,
  onJourney: OnJourney,
): void {
  const { fromSecond = 0, toSecond = Number.POSITIVE_INFINITY, nowSecond } = period;
  const patience = program.patienceSeconds ?? Number.POSITIVE_INFINITY;
  const roles = rolesOf(program);
  const codes = roles.length;
  let rows = new Uint32Array(256);
  for (const part of parts) {
    const { offsets, second, code, dead } = part.segment;
    for (let person = part.fromPerson; person < part.toPerson; person += 1) {
      if (isDead(dead, person)) continue;
      let touches = 0;
      let began = 0;
      let last = 0;
      const end = offsets[person + 1] as number;
      for (let row = offsets[person] as number; row < end; row += 1) {
        const one = code[row] as number;
        if (one >= codes) continue;
        const role = roles[one] as number;
        if (role === 0) continue;
        const at = second[row] as number;
        if (touches > 0 && at - last > patience) {
          if (began >= fromSecond && began < toSecond) onJourney(person, part, rows, touches, LEFT);
          touches = 0;
        }
        if (touches === 0) {
          if ((role & BEGINS) === 0) continue;
          began = at;
        }
        if (touches === rows.length) {
          const larger = new Uint32Array(rows.length * 2);
          larger.set(rows);
          rows = larger;
        }
        rows[touches] = row;
        touches += 1;
        last = at;
        if ((role & ARRIVES) === 0) continue;
        if (began >= fromSecond && began < toSecond) onJourney(person, part, rows, touches, ARRIVED);
        touches = 0;
      }
      if (touches === 0 || began < fromSecond || began >= toSecond) continue;
      onJourney(person, part, rows, touches, nowSecond - last > patience ? LEFT : OPEN);
    }
  }
}

const TOUCH = 1;
const BEGINS = 2;
const ARRIVES = 4;

/** What each code is to the cut; 0: no touch of the map. */
export function rolesOf(program: JourneyProgram): Uint8Array {
  const { firstStep, begins, arrives, unplanned } = program;
  const anyStepBegins = !begins.includes(1);
  return Uint8Array.from({ length: codesOf(program) }, (_, code) => {
    const onStep = (firstStep[code + 1] as number) > (firstStep[code] as number);
    const isTouch = onStep || begins[code] === 1 || arrives[code] === 1 || unplanned[code] === 1;
    const mayBegin = anyStepBegins ? onStep : begins[code] === 1;
    return (isTouch ? TOUCH : 0) | (mayBegin ? BEGINS : 0) | (arrives[code] === 1 ? ARRIVES : 0);
  });
}
