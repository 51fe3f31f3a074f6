import { type BindingOf, foldPattern, type PatternAlgebra } from './fold-pattern.ts';
import { compileTest } from './match-test.ts';
import type { EventField, Pattern } from './pattern.ts';
import type { BareTest } from './test.ts';

/** What the sequence index knows of an event by its code alone. */
export interface EventCode {
  name: string;
  /** '' where unknown. */
  channel: string;
}

/** Every event of the code fits, none does, or it depends on fields the code does not hold. */
export type CodeMatch = 'yes' | 'no' | 'depends';

/** Whether events of a code fit a pattern. Never wrong; `depends` where the code alone cannot tell. */
export function matchCode(pattern: Pattern, code: EventCode, bindingOf?: BindingOf): CodeMatch {
  return foldPattern(pattern, codeAlgebra(code), bindingOf);
}

/** A pattern laid over a list of codes (by index). */
export interface PatternCodes {
  /** Codes all of whose events fit. */
  always: number[];
  /** Codes some of whose events may fit; which, only the other fields tell. */
  depends: number[];
}

/** The codes a pattern may match, sorted into those decided by the code and those that need the event's other fields. */
export function patternCodes(pattern: Pattern, codes: readonly EventCode[], bindingOf?: BindingOf): PatternCodes {
  const found: PatternCodes = { always: [], depends: [] };
  for (const [index, code] of codes.entries()) {
    const match = matchCode(pattern, code, bindingOf);
    if (match === 'yes') found.always.push(index);
    else if (match === 'depends') found.depends.push(index);
  }
  return found;
}

/** Whether a pattern asks about anything but name and channel, so that codes alone may not decide it. */
export function patternNeedsProperties(pattern: Pattern, bindingOf?: BindingOf): boolean {
  return foldPattern<boolean>(
    pattern,
    {
      all: (parts) => parts.includes(true),
      any: (parts) => parts.includes(true),
      not: (part) => part,
      test: (field, test) => !isDecidedByCode(field, test),
    },
    bindingOf,
  );
}

function isDecidedByCode(field: EventField, test: BareTest): field is 'name' | 'channel' {
  return (field === 'name' || field === 'channel') && !('withinLast' in test);
}

function codeAlgebra(code: EventCode): PatternAlgebra<CodeMatch> {
  return {
    all: (parts) => (parts.includes('no') ? 'no' : parts.includes('depends') ? 'depends' : 'yes'),
    any: (parts) => (parts.includes('yes') ? 'yes' : parts.includes('depends') ? 'depends' : 'no'),
    not: (part) => (part === 'yes' ? 'no' : part === 'no' ? 'yes' : 'depends'),
    test: (field, test) => {
      if (!isDecidedByCode(field, test)) return 'depends';
      const text = code[field];
      return compileTest(test)(text === '' ? undefined : text, 0) ? 'yes' : 'no';
    },
  };
}
