import type { TemplateKey } from '@waymark/model';
import { busyness, dayOf, startOfDay } from './calendar.ts';
import { Dice } from './dice.ts';
import { PersonLog } from './person-log.ts';
import type { SimulatedEvent } from './simulated-event.ts';

/** A world: who comes on which day, and what they do. */
export interface World {
  readonly key: string;
  /** The map its people walk, or stray from. */
  readonly template: TemplateKey;
  /** Monday to Sunday, 1 on average. */
  readonly weekdays: readonly number[];
  /** How long after a person comes its last event may be; UTC milliseconds. */
  readonly longestStayMs: number;
  /** Writes the life of one person who comes on this day. */
  live(log: PersonLog, day: number): void;
}

export interface WorldOptions {
  readonly seed: number;
  /** How many people come on an average day. */
  readonly peopleADay: number;
}

/** Everything the people do who come on one day, in the order of time; the same for the same seed. */
export function eventsOfDay(world: World, day: number, { seed, peopleADay }: WorldOptions): SimulatedEvent[] {
  const people = new Dice(world.key, seed, day, 'people').poisson(peopleADay * busyness(day, world.weekdays));
  const events: SimulatedEvent[] = [];
  for (let number = 0; number < people; number += 1) {
    const key = `${world.key}-${seed}-${day}-${number}`;
    const log = new PersonLog(key, new Dice(key));
    world.live(log, day);
    events.push(...log.events);
  }
  return events.sort((one, other) => one.at - other.at);
}

/**
 * What happens in a world after one moment up to another (UTC milliseconds), day of arrival by day of arrival: within a day
 * in order, across days not.
 */
export function* eventsBetween(
  world: World,
  after: number,
  upTo: number,
  options: WorldOptions,
  firstArrival: number = after,
): Generator<SimulatedEvent[]> {
  for (let day = dayOf(Math.max(firstArrival, after - world.longestStayMs)); startOfDay(day) <= upTo; day += 1) {
    yield eventsOfDay(world, day, options).filter(({ at }) => at > after && at <= upTo);
  }
}
