/** An event as it stands at the ends of people's ways. */
export interface WayEnd {
  readonly event: string;
  readonly people: number;
  /** People whose way begins, and ends, with it. */
  readonly starts: number;
  readonly ends: number;
  /** From 0, first, to 1, last. */
  readonly place: number;
}

export interface Follow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** What ways begin with, and what they lead to; empty where no few events say so. */
export interface ClearEnds {
  readonly beginnings: string[];
  readonly goals: string[];
}

/** An event begins (or ends) ways when at least so many people begin (or end) with it. */
const NAMED_SHARE = 0.1;
/** The few events named must together begin (or end) the ways of at least so many. */
const CLEAR_SHARE = 0.5;
/** What ends ways stands in the second half of them. */
const LATE = 0.5;
/** An event is what comes after the goal, and not the goal, when so many of its people come to it right from one. */
const AFTER_GOAL_SHARE = 0.5;

/** Finds what ways clearly begin and end with. */
export function clearEnds(steps: readonly WayEnd[], follows: readonly Follow[], people: number): ClearEnds {
  const beginnings = clear(steps, ({ starts }) => starts, people);
  const last = clear(
    steps.filter(({ place }) => place >= LATE),
    ({ ends }) => ends,
    people,
  );
  const ends = new Set(last.map(({ event }) => event));
  const goals = last.filter((step) => {
    const fromGoal = follows
      .filter(({ from, to }) => to === step.event && from !== to && ends.has(from))
      .reduce((sum, { count }) => sum + count, 0);
    return fromGoal < step.people * AFTER_GOAL_SHARE;
  });
  return {
    // Where people come back after the goal, each coming back is a way of its own: it may begin with any step.
    beginnings: goals.length < last.length ? [] : beginnings.map(({ event }) => event),
    goals: goals.map(({ event }) => event),
  };
}

function clear(steps: readonly WayEnd[], count: (step: WayEnd) => number, people: number): WayEnd[] {
  const named = steps.filter((step) => count(step) >= people * NAMED_SHARE);
  return named.reduce((sum, step) => sum + count(step), 0) >= people * CLEAR_SHARE ? named : [];
}
