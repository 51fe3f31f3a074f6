import { durationMs } from '../duration.ts';
import { instantMs } from '../instant.ts';
import type { Evaluator } from './evaluator.ts';
import { type Found, valueAtPath } from './event-facts.ts';
import { compileNumberTest, compileTest } from './match-test.ts';
import { nextOfStay } from './pattern-search.ts';
import type { MapPosition } from './person-facts.ts';
import type { AudienceRule, ConsentRule, ExperienceRule, MapRule, TraitRule } from './rule.ts';
import type { Test } from './test.ts';

const NEVER = Number.POSITIVE_INFINITY;

function compileWholeTest(test: Test): (value: Found, nowMs: number) => boolean {
  if (!('not' in test)) return compileTest(test);
  const inner = compileWholeTest(test.not);
  return (value, nowMs) => !inner(value, nowMs);
}

/** Every "within the last so long" in a test. */
function lengthsIn(test: Test): number[] {
  if ('not' in test) return lengthsIn(test.not);
  return 'withinLast' in test ? [durationMs(test.withinLast) ?? 0] : [];
}

/** What a trait is like. */
export function traitEvaluator({ trait, ...test }: TraitRule): Evaluator {
  const holds = compileWholeTest(test as Test);
  const lengths = lengthsIn(test as Test);
  return {
    holds: ({ traits }, nowMs) => holds(valueAtPath(traits, trait), nowMs),
    nextChange: ({ traits }, nowMs) => {
      if (lengths.length === 0) return NEVER;
      const value = valueAtPath(traits, trait);
      const atMs = typeof value === 'string' ? instantMs(value) : null;
      if (atMs === null) return NEVER;
      return Math.min(...lengths.map((lengthMs) => nextOfStay(atMs, atMs + lengthMs, nowMs)));
    },
  };
}

const never = (): number => NEVER;

export function consentEvaluator({ consent }: ConsentRule): Evaluator {
  return { holds: ({ consents }) => consents.has(consent), nextChange: never };
}

export function audienceEvaluator({ audience }: AudienceRule): Evaluator {
  return { holds: ({ audiences }) => audiences.has(audience), nextChange: never };
}

/** Where the person stands on a map. */
export function mapEvaluator({ map, phase, step, stuckFor, skipped }: MapRule): Evaluator {
  if (skipped === true)
    return {
      holds: ({ maps }) =>
        maps
          .get(map)
          ?.skipped.some(
            (one) => (step === undefined || one.step === step) && (phase === undefined || one.phase === phase),
          ) === true,
      nextChange: never,
    };
  const stuckMs = stuckFor === undefined ? 0 : (durationMs(stuckFor) ?? 0);
  /** Since when the person is there; infinity where elsewhere. */
  const since = (open: NonNullable<MapPosition['open']>): number => {
    if (step !== undefined) return open.step?.id === step ? open.step.sinceMs : NEVER;
    if (phase !== undefined) return open.phase?.id === phase ? open.phase.sinceMs : NEVER;
    return open.beganMs;
  };
  return {
    holds: ({ maps }, nowMs) => {
      const open = maps.get(map)?.open;
      if (open === undefined || open === null) return false;
      return nowMs <= (open.untilMs ?? NEVER) && nowMs >= since(open) + stuckMs;
    },
    nextChange: ({ maps }, nowMs) => {
      const open = maps.get(map)?.open;
      if (open === undefined || open === null) return NEVER;
      return nextOfStay(since(open) + stuckMs, open.untilMs ?? NEVER, nowMs);
    },
  };
}

/** How far what was experienced is from what was promised. Who said nothing is on neither side of any gap. */
export function experienceEvaluator({ experience: { touchpoint, aspect, gap } }: ExperienceRule): Evaluator {
  const holds = compileNumberTest(gap);
  return {
    holds: ({ experiences }) => {
      let sum = 0;
      let count = 0;
      for (const one of experiences) {
        if (one.touchpoint !== touchpoint || (aspect !== undefined && one.aspect !== aspect)) continue;
        sum += one.gap;
        count += 1;
      }
      return count > 0 && holds(sum / count);
    },
    nextChange: never,
  };
}
