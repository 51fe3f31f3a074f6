import { createHmac } from 'node:crypto';
import { isJsonObject, type JsonObject } from './json-object.ts';
import type { CollectMemory } from './memory.ts';
import type { NewEvent } from './new-event.ts';
import { isSuspicious, maskPersonal, type PersonalKind, personalIn } from './personal-text.ts';
import type { ReadyRules } from './source-rules.ts';

/** 96 bits: two values of a workspace share a hash once in 10¹⁴ pairs of a billion values. */
const HASH_CHARACTERS = 16;

/** Hears where personal data stand: the dotted path within the properties, or `urlPath`. */
type Finder = (event: NewEvent, path: string, kind: PersonalKind) => void;

/** A value nobody can read any more; equal ones stay equal within a workspace. */
function hashedValue(secret: Uint8Array, value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `#${createHmac('sha256', secret).update(`property\0${text}`).digest('base64url').slice(0, HASH_CHARACTERS)}`;
}

function masked(value: unknown, mask: ReadyRules['mask'], found: (kind: PersonalKind) => void): unknown {
  if (typeof value === 'string') return maskPersonal(value, mask, found);
  if (Array.isArray(value)) return value.map((one) => masked(one, mask, found));
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one, mask, found)]));
  return value;
}

/** An object (flat with dotted keys, or nested) without what its source must not bring in. */
function guarded(object: JsonObject, at: string, rules: ReadyRules, secret: Uint8Array): JsonObject {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    const path = `${at}.${key}`;
    const fate = rules.fateOf(path);
    if (fate === 'hash') kept[key] = hashedValue(secret, value);
    else if (isJsonObject(value)) {
      // What is below may be allowed though this path alone is not.
      const below = guarded(value, path, rules, secret);
      if (Object.keys(below).length > 0) kept[key] = below;
    } else if (fate === 'keep') kept[key] = value;
  }
  return kept;
}

function guardedText(text: string, at: string, rules: ReadyRules, secret: Uint8Array): string {
  if (text === '{}') return text;
  const parsed: unknown = JSON.parse(text);
  return isJsonObject(parsed) ? JSON.stringify(guarded(parsed, at, rules, secret)) : text;
}

/** Takes out of an event, in place, what its source must not bring in; done twice it changes nothing. */
function guardEvent(event: NewEvent, rules: ReadyRules, secret: Uint8Array, find: Finder): void {
  if (event.guarded === true) return;
  event.guarded = true;
  event.properties = guardedText(event.properties, 'properties', rules, secret);
  if (rules.about.context) event.context = guardedText(event.context, 'context', rules, secret);
  if (rules.about.traits && event.traits !== undefined) {
    const traits = guardedText(event.traits, 'traits', rules, secret);
    event.traits = traits === '{}' ? undefined : traits;
  }
  if (rules.fateOf('value') !== 'keep') event.value = null;
  if (rules.fateOf('currency') !== 'keep') event.currency = '';
  for (const column of ['urlPath', 'campaign'] as const) {
    const fate = event[column] === '' ? 'keep' : rules.fateOf(column);
    if (fate !== 'keep') event[column] = fate === 'hash' ? hashedValue(secret, event[column]) : '';
  }
  lookAt(event, rules.mask, find);
}

const NO_MASK: ReadyRules['mask'] = new Set();
/** So many events of a name are looked at for a warning, then one of so many: a sender does the same again and again. */
const LOOKED_AT = 100;
const THEN_EVERY = 20;
const MOST_NAMES = 10_000;

/** How many suspicious events of each source and name were seen, so that most are passed over. */
const seen = new WeakMap<CollectMemory, Map<string, number>>();

function isLookedAt(memory: CollectMemory, event: NewEvent): boolean {
  if (!isSuspicious(event.properties) && !isSuspicious(event.urlPath)) return false;
  let ofMemory = seen.get(memory);
  if (ofMemory === undefined) {
    ofMemory = new Map();
    seen.set(memory, ofMemory);
  }
  const key = `${event.source}\0${event.name}`;
  const before = ofMemory.get(key) ?? 0;
  if (before > 0 || ofMemory.size < MOST_NAMES) ofMemory.set(key, before + 1);
  return before < LOOKED_AT || before % THEN_EVERY === 0;
}

/** Takes out of events what their sources must not bring in, and notes where personal data stand. */
export function guardEvents(memory: CollectMemory, events: readonly NewEvent[]): void {
  const find: Finder = (event, path, kind) =>
    memory.findings.add(event.source, event.name, path, kind, event.receivedAt);
  for (const event of events) {
    const rules = memory.rules.of(event.source);
    if (rules !== undefined) guardEvent(event, rules, memory.secret, find);
    else if (event.guarded !== true) {
      event.guarded = true;
      if (isLookedAt(memory, event)) lookAt(event, NO_MASK, find);
    }
  }
}

/** Tells of personal data in an event's texts, and replaces those of the kinds to be masked. */
function lookAt(event: NewEvent, mask: ReadyRules['mask'], find: Finder): void {
  if (isSuspicious(event.urlPath)) {
    for (const kind of personalIn(event.urlPath)) find(event, 'urlPath', kind);
    event.urlPath = maskPersonal(event.urlPath, mask);
  }
  if (!isSuspicious(event.properties)) return;
  const parsed: unknown = JSON.parse(event.properties);
  if (!isJsonObject(parsed)) return;
  const kept: Record<string, unknown> = { ...parsed };
  let changed = false;
  for (const [path, value] of Object.entries(parsed)) {
    const kinds = new Set<PersonalKind>();
    const next = masked(value, mask, (kind) => kinds.add(kind));
    for (const kind of kinds) {
      find(event, path, kind);
      if (!mask.has(kind)) continue;
      kept[path] = next;
      changed = true;
    }
  }
  if (changed) event.properties = JSON.stringify(kept);
}

/** A refused item as it may be kept: what names of its source's rules stand in it is treated as in events. */
export function guardItem(item: unknown, rules: ReadyRules, secret: Uint8Array): unknown {
  if (!isJsonObject(item)) return '';
  const part = (at: 'properties' | 'traits' | 'context'): JsonObject =>
    isJsonObject(item[at]) ? { [at]: masked(guarded(item[at], at, rules, secret), rules.mask, () => undefined) } : {};
  return { ...item, ...part('properties'), ...part('traits'), ...part('context') };
}
