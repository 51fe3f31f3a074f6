import {
  type Anchor,
  compileNumberTest,
  durationMs,
  type Id,
  instantMs,
  matchesPattern,
  type Pattern,
  type Period,
  type PersonEvent,
  type PersonFacts,
  type Rule,
  type SequenceStep,
  valueAtPath,
} from '../../src/index.ts';

const lengthOf = (duration: string): number => durationMs(duration) ?? Number.NaN;

const inPeriod = (event: PersonEvent, period: Period | undefined, nowMs: number): boolean => {
  if (period === undefined) return true;
  if ('last' in period) return event.atMs >= nowMs - lengthOf(period.last);
  return (
    (period.from === undefined || event.atMs >= (instantMs(period.from) ?? 0)) &&
    (period.to === undefined || event.atMs < (instantMs(period.to) ?? 0))
  );
};

/** What a rule says, read word by word: every event is looked at for every question, every choice of events is tried. */
export function holdsNaively(rule: Rule, facts: PersonFacts, nowMs: number): boolean {
  const events = facts.events.filter(({ atMs }) => atMs <= nowMs);
  const fits = (event: PersonEvent, pattern: Pattern): boolean => matchesPattern(pattern, event, nowMs);
  if ('all' in rule) return rule.all.every((part) => holdsNaively(part, facts, nowMs));
  if ('any' in rule) return rule.any.some((part) => holdsNaively(part, facts, nowMs));
  if ('trait' in rule) {
    const { trait, ...test } = rule;
    const value = valueAtPath(facts.traits, trait);
    const event = {
      name: 'x',
      channel: '',
      kind: 'track',
      value: null,
      currency: '',
      urlPath: '',
      campaign: '',
    } as const;
    // The language of tests is one: a trait is asked as a property would be.
    return matchesPattern(
      { where: { 'properties.it': test as never } },
      { ...event, properties: value === undefined ? {} : { it: value } },
      nowMs,
    );
  }
  if ('not' in rule) return !holdsNaively(rule.not, facts, nowMs);
  if ('occurrence' in rule) {
    const like = events.filter((event) => fits(event, rule.event));
    const one = rule.occurrence === 'first' ? like[0] : like.at(-1);
    return (
      one !== undefined &&
      inPeriod(one, rule.within, nowMs) &&
      (rule.where === undefined || fits(one, { where: rule.where }))
    );
  }
  if ('event' in rule) {
    const placeOf = (anchor: Anchor): number =>
      'first' in anchor
        ? events.findIndex((event) => fits(event, anchor.first))
        : events.findLastIndex((event) => fits(event, anchor.last));
    const beside = (anchor: Anchor | undefined, place: number, side: 1 | -1): boolean => {
      if (anchor === undefined) return true;
      const at = placeOf(anchor);
      if (at < 0) return false;
      const gapMs = Math.abs((events[at]?.atMs ?? 0) - (events[place]?.atMs ?? 0));
      return (place - at) * side > 0 && (anchor.for === undefined || gapMs <= lengthOf(anchor.for));
    };
    const count = events.filter(
      (event, place) =>
        fits(event, rule.event) &&
        inPeriod(event, rule.within, nowMs) &&
        beside(rule.before, place, -1) &&
        beside(rule.after, place, 1),
    ).length;
    return rule.times === undefined ? count > 0 : compileNumberTest(rule.times)(count);
  }
  if ('sequence' in rule) {
    const choose = (steps: readonly SequenceStep[], from: number, began: number | null, last: number): boolean => {
      const [step, ...rest] = steps;
      if (step === undefined) return rule.within === undefined || last - (began ?? 0) <= lengthOf(rule.within);
      return events.some((event, place) => {
        const { within, ...pattern } = step;
        if (place < from || !fits(event, pattern) || !inPeriod(event, rule.during, nowMs)) return false;
        if (within !== undefined && began !== null && event.atMs - last > lengthOf(within)) return false;
        return choose(rest, place + 1, began ?? event.atMs, event.atMs);
      });
    };
    return choose(rule.sequence, 0, null, 0);
  }
  if ('consent' in rule) return facts.consents.has(rule.consent);
  if ('audience' in rule) return facts.audiences.has(rule.audience);
  if ('experience' in rule) {
    const { touchpoint, aspect, gap } = rule.experience;
    const gaps = facts.experiences
      .filter((one) => one.touchpoint === touchpoint && (aspect === undefined || one.aspect === aspect))
      .map((one) => one.gap);
    return gaps.length > 0 && compileNumberTest(gap)(gaps.reduce((sum, one) => sum + one, 0) / gaps.length);
  }
  const position = facts.maps.get(rule.map);
  if (position === undefined) return false;
  const isMeant = (one: { step: Id; phase: Id }) =>
    (rule.step === undefined || one.step === rule.step) && (rule.phase === undefined || one.phase === rule.phase);
  if (rule.skipped === true) return position.skipped.some(isMeant);
  const { open } = position;
  if (open === null || (open.untilMs !== null && nowMs > open.untilMs)) return false;
  const there =
    rule.step !== undefined
      ? open.step?.id === rule.step && open.step
      : rule.phase !== undefined
        ? open.phase?.id === rule.phase && open.phase
        : { sinceMs: open.beganMs };
  if (!there) return false;
  return nowMs - there.sinceMs >= (rule.stuckFor === undefined ? 0 : lengthOf(rule.stuckFor));
}
