import type { EventField, TouchKind } from './pattern.ts';
import type { Scalar } from './test.ts';

/** What a pattern may ask about one event. */
export interface EventFacts {
  name: string;
  /** '' where unknown. */
  channel: string;
  kind: TouchKind;
  properties: Readonly<Record<string, unknown>>;
  /** Amount as a number; null where there is none. */
  value: number | null;
  /** ISO 4217, '' where unknown. */
  currency: string;
  urlPath: string;
  campaign: string;
}

/** A list is there (so `exists` holds) but is no value to compare with. */
export type Found = Scalar | readonly unknown[] | undefined;

/**
 * The value of a field, undefined where it is missing. Empty columns are missing; an empty text among the properties
 * is a value. Null and nested objects are no values.
 */
export function fieldOf(event: EventFacts, field: EventField): Found {
  switch (field) {
    case 'value':
      return event.value ?? undefined;
    case 'name':
    case 'channel':
    case 'kind':
    case 'currency':
    case 'urlPath':
    case 'campaign':
      return event[field] === '' ? undefined : event[field];
    default:
      return valueAtPath(event.properties, field.slice('properties.'.length));
  }
}

/**
 * Value at a dotted path. Keys may hold dots themselves: `a.b` finds `{ a: { b } }` as well as `{ 'a.b' }`, the
 * nested one first (the event store does not tell them apart).
 */
export function valueAtPath(record: Readonly<Record<string, unknown>>, path: string): Found {
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const inner = ownValue(record, path.slice(0, dot));
    if (!isRecord(inner)) continue;
    const found = valueAtPath(inner, path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  const value = ownValue(record, path);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value : undefined;
}

function ownValue(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
