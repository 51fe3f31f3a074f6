import type { Binding } from './pattern.ts';
import type { Rule } from './rule.ts';
import type { Scalar } from './test.ts';

/**
 * One simple condition on people, about their whole history. All but the channel of the first touch are rules
 * (`ruleOfCondition`); that one looks at a place in the history, which the language of rules has no word for.
 */
export type PeopleCondition =
  | { readonly kind: 'firstChannel'; readonly channel: string }
  | { readonly kind: 'did'; readonly event: string }
  | { readonly kind: 'didNot'; readonly event: string }
  | { readonly kind: 'property'; readonly event: string; readonly property: string; readonly value: Scalar };

/** People who meet every condition; none: everybody. */
export type PeopleFilter = readonly PeopleCondition[];

export const MOST_CONDITIONS = 8;
export const MOST_FILTER_CHARACTERS = 2_000;

/** A condition on events. */
export type EventCondition = Exclude<PeopleCondition, { readonly kind: 'firstChannel' }>;

/** What an event must be like for a condition to look at it. Names are taken as they were seen. */
export function bindingOfCondition(condition: EventCondition): Binding {
  const { event } = condition;
  if (condition.kind !== 'property') return { name: event, caseSensitive: true };
  const { property, value } = condition;
  const is = typeof value === 'string' ? { is: value, caseSensitive: true } : { is: value };
  return { name: event, caseSensitive: true, where: { [`properties.${property}`]: is } };
}

/** The condition as a rule; nothing for the channel of the first touch. */
export function ruleOfCondition(condition: PeopleCondition): Rule | null {
  if (condition.kind === 'firstChannel') return null;
  const event = bindingOfCondition(condition);
  return condition.kind === 'didNot' ? { not: { event } } : { event };
}

const guard = (part: string): string => part.replace(/[\\:;]/g, (character) => `\\${character}`);

/** The parts between unescaped separators, still escaped themselves. */
function split(text: string, separator: ':' | ';'): string[] {
  const parts = [''];
  for (const piece of text.match(/\\.|[^\\]/gs) ?? []) {
    if (piece === separator) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

const unguard = (part: string): string => part.replace(/\\(.)/gs, '$1');

function valueToText(value: Scalar): string {
  return typeof value === 'string' ? `=${value}` : typeof value === 'number' ? `#${value}` : `?${value}`;
}

function valueFromText(text: string): Scalar | undefined {
  const rest = text.slice(1);
  if (text.startsWith('=')) return rest;
  if (text.startsWith('?')) return rest === 'true' ? true : rest === 'false' ? false : undefined;
  if (!text.startsWith('#') || rest.trim() === '') return undefined;
  const number = Number(rest);
  return Number.isFinite(number) ? number : undefined;
}

/**
 * A filter as one line for an address: conditions apart by `;`, their parts by `:`, both escaped by a backslash inside of
 * them: `first:app;did:Ticket booked;not:Complaint;has:Ticket booked:class:#2`.
 */
export function peopleFilterToText(filter: PeopleFilter): string {
  return filter.map((condition) => partsOf(condition).map(guard).join(':')).join(';');
}

function partsOf(condition: PeopleCondition): string[] {
  switch (condition.kind) {
    case 'firstChannel':
      return ['first', condition.channel];
    case 'did':
      return ['did', condition.event];
    case 'didNot':
      return ['not', condition.event];
    case 'property':
      return ['has', condition.event, condition.property, valueToText(condition.value)];
  }
}

function conditionFromText(text: string): PeopleCondition | undefined {
  const [kind, first = '', property = '', value = '', ...more] = split(text, ':').map(unguard);
  if (more.length > 0 || (kind !== 'first' && first === '')) return undefined;
  if (kind === 'first') return { kind: 'firstChannel', channel: first };
  if (kind === 'did') return { kind: 'did', event: first };
  if (kind === 'not') return { kind: 'didNot', event: first };
  if (kind !== 'has' || property === '') return undefined;
  const scalar = valueFromText(value);
  return scalar === undefined ? undefined : { kind: 'property', event: first, property, value: scalar };
}

/** Reads what `peopleFilterToText` writes; nothing where the line says something else. */
export function peopleFilterFromText(text: string): PeopleFilter | undefined {
  if (text.length > MOST_FILTER_CHARACTERS) return undefined;
  const conditions = text === '' ? [] : split(text, ';').map(conditionFromText);
  return conditions.length > MOST_CONDITIONS || conditions.includes(undefined)
    ? undefined
    : conditions.filter((one) => one !== undefined);
}
