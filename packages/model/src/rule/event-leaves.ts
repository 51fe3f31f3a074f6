import { durationMs } from '../duration.ts';
import type { Evaluator } from './evaluator.ts';
import type { BindingOf } from './fold-pattern.ts';
import { patternOfAnchor } from './fold-rule.ts';
import { compileNumberTest } from './match-test.ts';
import { ConditionCheck, PatternSearch } from './pattern-search.ts';
import { leavesPeriod, windowOf } from './period-window.ts';
import type { PersonEvent } from './person-facts.ts';
import { historyOf, type PersonHistory } from './person-history.ts';
import type { Anchor, EventRule, OccurrenceRule, SequenceRule } from './rule.ts';

const NEVER = Number.POSITIVE_INFINITY;

const atOf = (history: PersonHistory, place: number): number => (history.events[place] as PersonEvent).atMs;

/** When the next event of the future will have happened. */
function nextEvent(history: PersonHistory, nowMs: number): number {
  return history.events[history.happenedBy(nowMs)]?.atMs ?? NEVER;
}

class AnchorSearch {
  readonly #search: PatternSearch;
  readonly #isFirst: boolean;
  readonly forMs: number;

  constructor(anchor: Anchor, bindingOf: BindingOf) {
    this.#search = new PatternSearch(patternOfAnchor(anchor), bindingOf);
    this.#isFirst = 'first' in anchor;
    this.forMs = anchor.for === undefined ? NEVER : (durationMs(anchor.for) ?? 0);
  }

  /** Its place among the first `end` events; −1 where there is none. */
  place(history: PersonHistory, end: number, nowMs: number): number {
    const places = this.#search.places(history, nowMs);
    let found = -1;
    for (const place of places) {
      if (place >= end) break;
      found = place;
      if (this.#isFirst) break;
    }
    return found;
  }

  nextChange(history: PersonHistory, nowMs: number): number {
    return this.#search.nextChange(history, nowMs);
  }
}

/** How many events like this there were. */
export function eventEvaluator(rule: EventRule, bindingOf: BindingOf): Evaluator {
  const search = new PatternSearch(rule.event, bindingOf);
  const before = rule.before === undefined ? undefined : new AnchorSearch(rule.before, bindingOf);
  const after = rule.after === undefined ? undefined : new AnchorSearch(rule.after, bindingOf);
  const enough = rule.times === undefined ? undefined : compileNumberTest(rule.times);
  const count = (history: PersonHistory, nowMs: number, most: number): number => {
    const end = history.happenedBy(nowMs);
    let { fromMs, toMs } = windowOf(rule.within, nowMs);
    let firstPlace = 0;
    let endPlace = end;
    if (before !== undefined) {
      endPlace = before.place(history, end, nowMs);
      if (endPlace < 0) return 0;
      fromMs = Math.max(fromMs, atOf(history, endPlace) - before.forMs);
    }
    if (after !== undefined) {
      const anchor = after.place(history, end, nowMs);
      if (anchor < 0) return 0;
      firstPlace = anchor + 1;
      toMs = Math.min(toMs, atOf(history, anchor) + after.forMs);
    }
    let counted = 0;
    for (const place of search.places(history, nowMs)) {
      if (place >= endPlace || counted >= most) break;
      const atMs = atOf(history, place);
      if (place >= firstPlace && atMs >= fromMs && atMs <= toMs) counted += 1;
    }
    return counted;
  };
  return {
    holds: (facts, nowMs) => {
      const history = historyOf(facts);
      return enough === undefined ? count(history, nowMs, 1) > 0 : enough(count(history, nowMs, NEVER));
    },
    nextChange: (facts, nowMs) => {
      const history = historyOf(facts);
      const parts = [search, before, after].map((part) => part?.nextChange(history, nowMs) ?? NEVER);
      return Math.min(...parts, nextEvent(history, nowMs), nextLeaving(search, history, rule.within, nowMs));
    },
  };
}

/** When the first of the events that fit and are within the period now leaves it. */
function nextLeaving(
  search: PatternSearch,
  history: PersonHistory,
  period: EventRule['within'],
  nowMs: number,
): number {
  if (period === undefined) return NEVER;
  const { fromMs, toMs } = windowOf(period, nowMs);
  for (const place of search.places(history, nowMs)) {
    const atMs = atOf(history, place);
    if (atMs >= fromMs && atMs <= toMs) return leavesPeriod(atMs, period);
  }
  return NEVER;
}

/** What the first or last event like this is like. */
export function occurrenceEvaluator(rule: OccurrenceRule, bindingOf: BindingOf): Evaluator {
  const anchor = new AnchorSearch(
    rule.occurrence === 'first' ? { first: rule.event } : { last: rule.event },
    bindingOf,
  );
  const check = rule.where === undefined ? undefined : new ConditionCheck(rule.where);
  const eventOf = (history: PersonHistory, nowMs: number): PersonEvent | undefined =>
    history.events[anchor.place(history, history.happenedBy(nowMs), nowMs)];
  return {
    holds: (facts, nowMs) => {
      const event = eventOf(historyOf(facts), nowMs);
      if (event === undefined) return false;
      const { fromMs, toMs } = windowOf(rule.within, nowMs);
      return event.atMs >= fromMs && event.atMs <= toMs && (check?.holds(event, nowMs) ?? true);
    },
    nextChange: (facts, nowMs) => {
      const history = historyOf(facts);
      const event = eventOf(history, nowMs);
      const next = Math.min(anchor.nextChange(history, nowMs), nextEvent(history, nowMs));
      if (event === undefined) return next;
      const leaves = leavesPeriod(event.atMs, rule.within);
      return Math.min(next, leaves > nowMs ? leaves : NEVER, check?.nextChange(event, nowMs) ?? NEVER);
    },
  };
}

/** The ends of the ways through the first steps of a sequence: at which event, and how late such a way may have begun. */
interface Ways {
  readonly places: number[];
  readonly beganMs: number[];
}

/** Whether these came in this order. */
export function sequenceEvaluator(rule: SequenceRule, bindingOf: BindingOf): Evaluator {
  const steps = rule.sequence.map(({ within, ...pattern }) => ({
    search: new PatternSearch(pattern, bindingOf),
    withinMs: within === undefined ? NEVER : (durationMs(within) ?? 0),
  }));
  const wholeMs = rule.within === undefined ? NEVER : (durationMs(rule.within) ?? 0);
  return {
    holds: (facts, nowMs) => {
      const history = historyOf(facts);
      const { fromMs, toMs } = windowOf(rule.during, nowMs);
      const inPeriod = (place: number): boolean => atOf(history, place) >= fromMs && atOf(history, place) <= toMs;
      let ways: Ways | undefined;
      for (const { search, withinMs } of steps) {
        const places = search.places(history, nowMs).filter(inPeriod);
        ways =
          ways === undefined
            ? { places, beganMs: places.map((place) => atOf(history, place)) }
            : goOn(history, ways, places, withinMs);
        if (ways.places.length === 0) return false;
      }
      return (
        ways?.places.some((place, way) => atOf(history, place) - (ways.beganMs[way] as number) <= wholeMs) === true
      );
    },
    nextChange: (facts, nowMs) => {
      const history = historyOf(facts);
      let next = nextEvent(history, nowMs);
      for (const { search } of steps) {
        next = Math.min(next, search.nextChange(history, nowMs), nextLeaving(search, history, rule.during, nowMs));
      }
      return next;
    },
  };
}

/**
 * Goes on from the ways so far to one of these events: from the last way that ends before it, if that is not longer ago than
 * allowed. It is the best of them: whatever ends later also began later (or as late), by induction over the steps.
 */
function goOn(history: PersonHistory, ways: Ways, places: readonly number[], withinMs: number): Ways {
  const found: Ways = { places: [], beganMs: [] };
  let before = -1;
  for (const place of places) {
    while (before + 1 < ways.places.length && (ways.places[before + 1] as number) < place) before += 1;
    const last = ways.places[before];
    if (last === undefined || atOf(history, place) - atOf(history, last) > withinMs) continue;
    found.places.push(place);
    found.beganMs.push(ways.beganMs[before] as number);
  }
  return found;
}
