import { channelOfEvent } from '@waymark/model';
import { v7 as uuidv7 } from 'uuid';
import { isPlaceholder } from '../people/index.ts';
import { canonicalJson, storableText } from './canonical-json.ts';
import { eventTime } from './event-time.ts';
import { isJsonObject, type JsonObject, mergeObjects, objectAt, textAt } from './json-object.ts';
import { type EventKind, type Identifier, ItemRefused, type NewEvent } from './new-event.ts';
import { pathOf, withoutAddresses } from './privacy-filter.ts';

/** What the request says about all of its items. */
export interface Envelope {
  /** The kind named by the path; items of a batch name their own. */
  readonly kind?: EventKind | undefined;
  /** Merged under every item's context. */
  readonly context?: JsonObject | undefined;
  readonly sentAt?: unknown;
  readonly receivedAt: number;
  readonly source: string;
  /** The person's browser asks not to be sold or shared (Global Privacy Control). */
  readonly privacyControl: boolean;
}

export const MAX_EVENT_BYTES = 64 * 1024;
const MAX_MESSAGE_ID = 100;
const MAX_NAME = 250;
const MAX_IDENTIFIER = 500;
const MAX_EXTERNAL_IDS = 5;

const KINDS: ReadonlySet<string> = new Set<EventKind>(['track', 'page', 'screen', 'identify', 'group', 'alias']);

/** Whether a value names one of the protocol's calls. */
export function isKind(value: unknown): value is EventKind {
  return typeof value === 'string' && KINDS.has(value);
}

/** A text or number at a key as text; undefined when missing or empty. */
function idAt(item: JsonObject, field: string, longest: number): string | undefined {
  const value = Object.hasOwn(item, field) ? item[field] : undefined;
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new ItemRefused('wrong_type', field, `expected text, got ${Array.isArray(value) ? 'a list' : typeof value}`);
  }
  const text = String(value);
  if (text.length > longest)
    throw new ItemRefused('too_long', field, `expected at most ${longest} characters, got ${text.length}`);
  if (storableText(text) !== text)
    throw new ItemRefused('invalid_text', field, 'expected text without NUL and without half characters');
  return text.trim() === '' ? undefined : text;
}

/** An identifier at a key; undefined when it is missing or a placeholder for nobody. */
function namedAt(item: JsonObject, field: string): string | undefined {
  const value = idAt(item, field, MAX_IDENTIFIER);
  return value === undefined || isPlaceholder(value) ? undefined : value;
}

function externalIdentifiers(context: JsonObject): Identifier[] {
  const list = Object.hasOwn(context, 'externalIds') ? context.externalIds : undefined;
  if (!Array.isArray(list)) return [];
  const found: Identifier[] = [];
  for (const entry of list.slice(0, MAX_EXTERNAL_IDS)) {
    if (!isJsonObject(entry)) continue;
    const kind = idAt(entry, 'type', 50);
    const value = namedAt(entry, 'id');
    if (kind !== undefined && value !== undefined) found.push({ kind, value });
  }
  return found;
}

function identifiersOf(
  item: JsonObject,
  kind: EventKind,
  context: JsonObject,
): Pick<NewEvent, 'identifiers' | 'links'> {
  const user = namedAt(item, 'userId');
  const anonymous = namedAt(item, 'anonymousId');
  if (kind === 'alias') {
    const previous = namedAt(item, 'previousId');
    if (user === undefined) throw new ItemRefused('missing', 'userId', 'expected the id that stays');
    if (previous === undefined) throw new ItemRefused('missing', 'previousId', 'expected the id that joins');
    // A self-alias says nothing. Of any other, the protocol leaves open which sort the previous id is: it is both.
    if (previous !== user) {
      const of = (sort: string, value: string): Identifier => ({ kind: sort, value });
      return {
        identifiers: [of('user_id', user), of('user_id', previous), of('anonymous_id', previous)],
        links: 'alias',
      };
    }
  }
  const identifiers: Identifier[] = [];
  if (user !== undefined) identifiers.push({ kind: 'user_id', value: user });
  if (anonymous !== undefined) identifiers.push({ kind: 'anonymous_id', value: anonymous });
  identifiers.push(...externalIdentifiers(context));
  if (identifiers.length === 0)
    throw new ItemRefused('missing', 'userId', 'expected a userId or an anonymousId that names somebody');
  return { identifiers, links: kind === 'identify' ? 'identify' : undefined };
}

function nameOf(item: JsonObject, kind: EventKind, properties: JsonObject, path: string): string {
  if (kind === 'track') {
    const event = idAt(item, 'event', MAX_NAME);
    if (event === undefined) throw new ItemRefused('missing', 'event', 'expected the name of what happened');
    return event;
  }
  if (kind !== 'page' && kind !== 'screen') return kind;
  const name = idAt(item, 'name', MAX_NAME) ?? textAt(properties, 'name');
  return storableText(name ?? (path === '' ? kind : path)).slice(0, MAX_NAME);
}

const AMOUNT = /^-?\d{1,14}(\.\d+)?$/;

/** An amount as decimal text with at most four places; null when there is none that fits. */
function amountOf(properties: JsonObject): string | null {
  for (const key of ['revenue', 'value', 'total']) {
    const value = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e14) return value.toFixed(4);
    if (typeof value === 'string' && AMOUNT.test(value)) return value.replace(/(\.\d{4})\d+$/, '$1');
  }
  return null;
}

const MOST_CATEGORIES = 100;

/** What is said of each category; undefined when nothing is, empty when no category is named (which means none). */
function statedOf(context: JsonObject): Record<string, boolean> | undefined {
  const consent = objectAt(context, 'consent');
  const preferences = Object.hasOwn(consent, 'categoryPreferences') ? consent.categoryPreferences : undefined;
  if (!isJsonObject(preferences)) return undefined;
  const said = Object.entries(preferences).filter((one): one is [string, boolean] => typeof one[1] === 'boolean');
  return Object.fromEntries(said.slice(0, MOST_CATEGORIES));
}

function consentOf(context: JsonObject): string[] {
  const preferences = objectAt(objectAt(context, 'consent'), 'categoryPreferences');
  return Object.keys(preferences)
    .filter((purpose) => preferences[purpose] === true)
    .map((purpose) => storableText(purpose).slice(0, 100));
}

/** The context without what names or places a person: traits, the address of the network, the query of the page. */
function contextToKeep(context: JsonObject, privacyControl: boolean): JsonObject {
  const { ip, traits, externalIds, ...kept } = context;
  const page = isJsonObject(kept.page) ? withoutQuery(kept.page) : undefined;
  if (page === undefined && !privacyControl) return kept;
  return { ...kept, ...(page && { page }), ...(privacyControl && { globalPrivacyControl: true }) };
}

function withoutQuery(page: JsonObject): JsonObject {
  if (!Object.hasOwn(page, 'search')) return page;
  const { search, ...kept } = page;
  return kept;
}

function canonical(value: unknown, field: string): string {
  const result = canonicalJson(value, field, withoutAddresses);
  if ('json' in result) return result.json;
  throw new ItemRefused(result.code, result.field, result.reason);
}

/** Traits as JSON text that PostgreSQL's jsonb can hold. */
function traitsText(traits: unknown): string | undefined {
  if (traits === undefined || traits === null) return undefined;
  const checked = canonicalJson(traits, 'traits');
  if (!('json' in checked)) throw new ItemRefused(checked.code, checked.field, checked.reason);
  if (checked.json === '{}') return undefined;
  const text = JSON.stringify(traits);
  return text.includes('\\u')
    ? text.replace(/(?<=(?:^|[^\\])(?:\\\\)*)\\u(0000|d[89a-f][0-9a-f]{2})/gi, '\\ufffd')
    : text;
}

/** What of the properties becomes the event's own; group keeps only which group it is. */
function propertiesOf(item: JsonObject, kind: EventKind): JsonObject {
  if (kind === 'identify' || kind === 'alias') return {};
  if (kind === 'group') {
    const group = idAt(item, 'groupId', MAX_IDENTIFIER);
    if (group === undefined) throw new ItemRefused('missing', 'groupId', 'expected the id of the group');
    return { groupId: group };
  }
  const given = Object.hasOwn(item, 'properties') ? item.properties : undefined;
  if (given !== undefined && given !== null && !isJsonObject(given)) {
    throw new ItemRefused(
      'wrong_type',
      'properties',
      `expected an object, got ${Array.isArray(given) ? 'a list' : typeof given}`,
    );
  }
  const properties = given ?? {};
  if (kind === 'track') return properties;
  const category = idAt(item, 'category', MAX_NAME);
  return withoutQuery(category === undefined ? properties : { ...properties, category });
}

/**
 * One item of the tracking protocol as the event it is.
 * @param ordinal its place in the request
 * @throws ItemRefused naming field and reason
 */
export function normaliseEvent(item: unknown, ordinal: number, envelope: Envelope): NewEvent {
  if (!isJsonObject(item)) throw new ItemRefused('not_an_object', '', 'expected an object');
  const kind = envelope.kind ?? item.type;
  if (!isKind(kind)) throw new ItemRefused('unknown_type', 'type', `expected one of ${[...KINDS].join(', ')}`);
  const given = Object.hasOwn(item, 'context') ? item.context : undefined;
  if (given !== undefined && given !== null && !isJsonObject(given))
    throw new ItemRefused('wrong_type', 'context', 'expected an object');
  const own = given ?? {};
  const context = envelope.context === undefined ? own : mergeObjects(envelope.context, own);
  const { identifiers, links } = identifiersOf(item, kind, context);
  const privacyControl = envelope.privacyControl || context.globalPrivacyControl === true || context.gpc === true;
  const properties = propertiesOf(item, kind);
  const page = objectAt(context, 'page');
  const urlPath = storableText(
    pathOf(textAt(properties, 'path') ?? textAt(properties, 'url') ?? textAt(page, 'path') ?? textAt(page, 'url')),
  );
  const name = nameOf(item, kind, properties, urlPath);
  const time = eventTime(item.originalTimestamp ?? item.timestamp, item.sentAt ?? envelope.sentAt, envelope.receivedAt);
  const messageId = idAt(item, 'messageId', MAX_MESSAGE_ID);
  const channelWord = textAt(properties, 'channel') ?? textAt(context, 'channel') ?? '';
  const event: NewEvent = {
    messageId: messageId ?? uuidv7(),
    kind,
    name,
    channel: channelOfEvent({ channel: channelWord.slice(0, 100), kind, urlPath }) ?? '',
    identifiers,
    links,
    ...time,
    timeless: time.timeless && messageId !== undefined,
    receivedAt: envelope.receivedAt,
    ordinal,
    value: amountOf(properties),
    currency: /^[A-Z]{3}$/i.exec(textAt(properties, 'currency') ?? '')?.[0].toUpperCase() ?? '',
    urlPath,
    campaign: withoutAddresses(storableText((textAt(objectAt(context, 'campaign'), 'name') ?? '').slice(0, MAX_NAME))),
    properties: canonical(properties, 'properties'),
    context: canonical(contextToKeep(context, privacyControl), 'context'),
    source: envelope.source,
    consent: consentOf(context),
    stated: statedOf(context),
    privacyControl,
    traits: kind === 'identify' ? traitsText(item.traits) : undefined,
  };
  const bytes =
    Buffer.byteLength(event.properties) + Buffer.byteLength(event.context) + Buffer.byteLength(event.traits ?? '');
  if (bytes > MAX_EVENT_BYTES)
    throw new ItemRefused('too_large', '', `expected at most ${MAX_EVENT_BYTES} bytes, got ${bytes}`);
  return event;
}
