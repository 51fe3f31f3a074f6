import { divideByHistory, type FilteredState, type HistoryTest, type IndexState, type Segment } from '@waymark/engine';
import {
  type Binding,
  bindingOfCondition,
  type PeopleCondition,
  type PeopleFilter,
  peopleFilterToText,
} from '@waymark/model';
import { fitsIndexed } from './binding-tests.ts';
import type { EventIndex } from './event-index.ts';

/** Who a question is about: the people of a filter, or (`others`) everybody else. */
export interface Audience {
  readonly state: IndexState;
  /** How many people that is, on whatever map; and of how many. */
  readonly people: number;
  readonly of: number;
}

interface Divided {
  readonly inside: FilteredState;
  readonly outside: FilteredState;
}

/** By the segments of an index at one moment, which are a new list with every change: what filters made of them. */
const divisions = new WeakMap<readonly Segment[], Map<string, Divided>>();
/** So many filters are kept for one moment; a page asks for one. */
const MOST_KEPT = 8;

/** The bindings a filter looks at, so that the index tests their properties. */
export function bindingsOfFilter(filter: PeopleFilter): Binding[] {
  return filter.flatMap((condition) => (condition.kind === 'firstChannel' ? [] : [bindingOfCondition(condition)]));
}

function testOf({ codes, tests }: EventIndex): (condition: PeopleCondition) => HistoryTest {
  const fits = fitsIndexed(codes, tests);
  return (condition) => {
    if (condition.kind === 'firstChannel')
      return { asks: 'first', codes: Uint8Array.from(codes, ({ channel }) => (channel === condition.channel ? 1 : 0)) };
    const binding = bindingOfCondition(condition);
    return {
      asks: condition.kind === 'didNot' ? 'none' : 'some',
      codes: Uint8Array.from(codes, (_, code) => (fits([binding], code) ? 1 : 0)),
    };
  };
}

function divide(events: EventIndex, filter: PeopleFilter): Divided {
  const { segments } = events.index;
  const known = divisions.get(segments) ?? new Map<string, Divided>();
  divisions.set(segments, known);
  const key = peopleFilterToText(filter);
  const found =
    known.get(key) ?? divideByHistory({ segments, events: events.index.events }, filter.map(testOf(events)));
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, found);
  return found;
}

/** The people of a filter, worked out once for each state of the index. @param others everybody but them */
export function audienceOf(events: EventIndex, filter: PeopleFilter, others = false): Audience {
  const { index } = events;
  const of = index.people;
  if (filter.length === 0 && !others) {
    return { state: { segments: index.segments, events: index.events }, people: of, of };
  }
  const { inside, outside } = divide(events, filter);
  const state = others ? outside : inside;
  return { state, people: state.people, of };
}
