import { channelOfEvent } from '@waymark/model';
import {
  type EventKind,
  type Identifier,
  ItemRefused,
  isEventKind,
  MAX_EVENT_BYTES,
  type NewEvent,
  pathOf,
  storableText,
} from '../collect/index.ts';
import { isPlaceholder } from '../people/index.ts';
import { readAmount } from './amount.ts';
import type { SourceRow } from './formats/source-row.ts';
import { EACH_ROW, type Mapping, type PropertySort } from './mapping.ts';
import { columnReader, fieldOf, type ReadColumn } from './row-fields.ts';
import { RowIdentity } from './row-identity.ts';
import { contextReader, propertiesReader } from './row-properties.ts';
import { readTime, type TimeFormat } from './time/time-format.ts';
import { ZoneClock } from './time/zone-clock.ts';

/** A mapping with nothing left to guess. */
export interface ResolvedMapping extends Mapping {
  readonly timeFormat: TimeFormat;
  readonly decimal: '.' | ',';
  readonly source: string;
  readonly propertySorts: Record<string, PropertySort>;
}

const DAY = 24 * 60 * 60 * 1000;
const EARLIEST = Date.UTC(1990, 0, 1);
/** What the event store can hold at all. */
const POSSIBLE_FROM = Date.UTC(1900, 0, 1);
const POSSIBLE_TO = Date.UTC(2299, 11, 31);
const MAX_NAME = 250;
const MAX_IDENTIFIER = 500;
const MAX_MESSAGE_ID = 100;

function checkedText(text: string, field: string, longest: number): string {
  if (text.length > longest)
    throw new ItemRefused('too_long', field, `expected at most ${longest} characters, got ${text.length}`);
  if (text.includes('\uFFFD'))
    throw new ItemRefused('invalid_text', field, 'holds characters that are not valid in the encoding of the file');
  if (storableText(text) !== text) throw new ItemRefused('invalid_text', field, 'expected text without NUL');
  return text;
}

/** Cases of a log are often counted from 0, or lettered A to ZZZ: what is so short stands for itself, be it 0, NIL or NAN. */
const SHORT = 3;

/** Whether the column that names whom a row is about names nobody. */
const isNobody = (person: string): boolean => person.length > SHORT && isPlaceholder(person);

/** Makes events of the rows of one file, in order: hashing counts equal rows, so every row must pass here once. */
export class RowReader {
  readonly clock: ZoneClock;
  private readonly mapping: ResolvedMapping;
  private readonly receivedAt: number;
  private readonly latest: number;
  private readonly columns: readonly string[] | undefined;
  private readonly ids = new RowIdentity();
  private readonly channels = new Map<string, string>();
  private readonly of: {
    readonly [Part in
      | 'person'
      | 'time'
      | 'event'
      | 'channel'
      | 'value'
      | 'currency'
      | 'messageId'
      | 'kind'
      | 'ordinal'
      | 'urlPath'
      | 'campaign']: ReadColumn;
  };
  private readonly further: readonly { readonly kind: string; readonly column: string; readonly read: ReadColumn }[];
  private readonly properties: (row: SourceRow) => string;
  private readonly context: (row: SourceRow) => string;

  /** @param columns names of a table's columns; undefined for records with fields of their own */
  constructor(mapping: ResolvedMapping, columns: readonly string[] | undefined, receivedAt: number) {
    this.mapping = mapping;
    this.columns = columns;
    this.receivedAt = receivedAt;
    this.latest = receivedAt + DAY;
    this.clock = new ZoneClock(mapping.timeZone);
    const reader = (name: string | null): ReadColumn => (name === null ? () => '' : columnReader(name, columns));
    this.of = {
      person: reader(mapping.person === EACH_ROW ? null : mapping.person),
      time: reader(mapping.time),
      event: reader(mapping.event),
      channel: reader(mapping.channel),
      value: reader(mapping.value),
      currency: reader(mapping.currency),
      messageId: reader(mapping.messageId),
      kind: reader(mapping.kind),
      ordinal: reader(mapping.ordinal),
      urlPath: reader(mapping.urlPath),
      campaign: reader(mapping.campaign),
    };
    this.further = mapping.identifiers.map(({ kind, column }) => ({
      kind,
      column,
      read: columnReader(column, columns),
    }));
    this.properties = propertiesReader(mapping, columns, mapping.propertySorts);
    this.context = contextReader(mapping);
  }

  /** The message id of a row. Every row of the file must be asked for once, in order, also those not stored again. */
  identify(row: SourceRow): string {
    return this.ids.next(row.fields === undefined ? JSON.stringify(row.cells) : JSON.stringify(row.fields));
  }

  private time(row: SourceRow): number {
    const { mapping } = this;
    const text = this.of.time(row).trim();
    if (text === '') throw new ItemRefused('missing', mapping.time, 'expected a time, got nothing');
    const at = readTime(text, mapping.timeFormat, this.clock);
    if (Number.isNaN(at))
      throw new ItemRefused(
        'invalid_time',
        mapping.time,
        `expected a time (${mapping.timeFormat}), got ${JSON.stringify(text.slice(0, 60))}`,
      );
    const possible = at >= POSSIBLE_FROM && at <= POSSIBLE_TO;
    if (!possible || (!mapping.anyTime && (at < EARLIEST || at > this.latest)))
      throw new ItemRefused(
        'time_out_of_range',
        mapping.time,
        `expected a time from 1990 to tomorrow, got ${JSON.stringify(text.slice(0, 60))}`,
      );
    return at;
  }

  private identifiers(row: SourceRow, rowId: string): Identifier[] {
    const { mapping } = this;
    const found: Identifier[] = [];
    if (mapping.identifiersFrom !== null && row.fields !== undefined) {
      const list = fieldOf(row.fields, mapping.identifiersFrom);
      for (const one of Array.isArray(list) ? list.slice(0, 20) : []) {
        if (typeof one?.kind === 'string' && typeof one.value === 'string')
          found.push({ kind: one.kind, value: checkedText(one.value, mapping.identifiersFrom, MAX_IDENTIFIER) });
      }
      if (found.length > 0) return found;
    }
    const person = mapping.person === EACH_ROW ? rowId : this.of.person(row).trim();
    if (person !== '' && !isNobody(person))
      found.push({ kind: mapping.personKind, value: checkedText(person, mapping.person, MAX_IDENTIFIER) });
    for (const { kind, column, read } of this.further) {
      const value = read(row).trim();
      if (value !== '' && !isPlaceholder(value))
        found.push({ kind, value: checkedText(value, column, MAX_IDENTIFIER) });
    }
    if (found.length === 0)
      throw new ItemRefused('missing', mapping.person, 'expected an identifier that names somebody');
    return found;
  }

  private channel(word: string, kind: EventKind, urlPath: string): string {
    const key = urlPath === '' ? `${kind} ${word}` : `${kind}/${word}`;
    let channel = this.channels.get(key);
    if (channel === undefined) {
      channel = channelOfEvent({ channel: word.slice(0, 100), kind, urlPath }) ?? '';
      if (this.channels.size < 1000) this.channels.set(key, channel);
    }
    return channel;
  }

  private value(row: SourceRow): string | null {
    if (this.mapping.value === null) return null;
    const text = this.of.value(row).trim();
    if (text === '') return null;
    const value = readAmount(text, this.mapping.decimal);
    if (value === undefined)
      throw new ItemRefused(
        'wrong_type',
        this.mapping.value,
        `expected an amount, got ${JSON.stringify(text.slice(0, 60))}`,
      );
    return value;
  }

  /**
   * The event a row means.
   * @param ordinal the row's number in the file
   * @throws ItemRefused naming column and reason
   */
  event(row: SourceRow, rowId: string, ordinal: number): NewEvent {
    if (row.unreadable !== undefined) throw new ItemRefused('invalid_text', '', row.unreadable);
    const { mapping, of } = this;
    if (
      this.columns !== undefined &&
      row.cells.length > this.columns.length &&
      row.cells.slice(this.columns.length).some((cell) => cell !== '')
    )
      throw new ItemRefused('wrong_type', '', `expected ${this.columns.length} columns, got ${row.cells.length}`);
    const identifiers = this.identifiers(row, rowId);
    const at = this.time(row);
    const name =
      mapping.event === null ? (mapping.eventName ?? '') : checkedText(of.event(row).trim(), mapping.event, MAX_NAME);
    if (name === '')
      throw new ItemRefused('missing', mapping.event ?? '', 'expected the name of what happened, got nothing');
    if (row.raw.includes('\uFFFD'))
      throw new ItemRefused('invalid_text', '', 'holds characters that are not valid in the encoding of the file');
    const messageId =
      mapping.messageId === null ? '' : checkedText(of.messageId(row).trim(), mapping.messageId, MAX_MESSAGE_ID);
    const kindText = of.kind(row);
    const kind = isEventKind(kindText) ? kindText : 'track';
    const urlPath = mapping.urlPath === null ? '' : storableText(pathOf(of.urlPath(row)));
    const currency = (mapping.currency === null ? (mapping.currencyCode ?? '') : of.currency(row).trim()).toUpperCase();
    const given = Number(mapping.ordinal === null ? ordinal : of.ordinal(row) || ordinal);
    const properties = this.properties(row);
    const context = this.context(row);
    if (properties.length + context.length > MAX_EVENT_BYTES / 4) {
      const bytes = Buffer.byteLength(properties) + Buffer.byteLength(context);
      if (bytes > MAX_EVENT_BYTES)
        throw new ItemRefused('too_large', '', `expected at most ${MAX_EVENT_BYTES} bytes of properties, got ${bytes}`);
    }
    return {
      messageId: messageId === '' ? rowId : messageId,
      kind,
      name,
      channel: this.channel(
        mapping.channel === null ? (mapping.channelName ?? '') : of.channel(row).trim(),
        kind,
        urlPath,
      ),
      identifiers,
      statedAt: at,
      happenedAt: at,
      receivedAt: this.receivedAt,
      ordinal: Number.isInteger(given) && given >= 0 && given < 2 ** 32 ? given : ordinal,
      value: this.value(row),
      currency: /^[A-Z]{3}$/.test(currency) ? currency : '',
      urlPath,
      campaign: storableText(of.campaign(row).slice(0, MAX_NAME)),
      properties,
      context,
      source: mapping.source,
      consent: [],
    };
  }
}
