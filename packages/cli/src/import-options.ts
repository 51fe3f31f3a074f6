import type { MappingInput } from '@waymark/server';
import { type Command, Option } from 'commander';
import type { CommonOptions } from './output.ts';

/** The flags of `waymark import` as they come. */
export interface ImportOptions extends CommonOptions {
  readonly preview: boolean;
  readonly person?: string;
  readonly personKind?: string;
  readonly event?: string;
  readonly eventName?: string;
  readonly time?: string;
  readonly timeFormat?: string;
  readonly timeZone?: string;
  readonly channel?: string;
  readonly channelName?: string;
  readonly value?: string;
  readonly decimal?: '.' | ',';
  readonly currency?: string;
  readonly currencyCode?: string;
  readonly messageId?: string;
  readonly property?: readonly string[];
  readonly source?: string;
  readonly anyTime?: boolean;
  readonly format?: 'csv' | 'ndjson' | 'xes';
  readonly encoding?: 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';
  readonly delimiter?: string;
  readonly quote?: string;
  readonly header: boolean;
  readonly map?: string;
  readonly rejects?: string;
  readonly wait: boolean;
}

export function addImportOptions(command: Command): Command {
  return command
    .option('--preview', 'show what the file is and would become; write nothing', false)
    .option('--person <column>', 'column that tells whose event it is; #row: each row a person of its own')
    .option('--person-kind <kind>', 'kind of identifier in that column (user_id)')
    .option('--event <column>', 'column that tells what happened')
    .option('--event-name <name>', 'one name for all events')
    .option('--time <column>', 'column with the time')
    .option('--time-format <format>', 'ymd, dmy, mdy, compact, named, epoch_s, epoch_ms, epoch_us (guessed)')
    .option('--time-zone <zone>', 'IANA zone of times that name none')
    .option('--channel <column>', 'column with the channel')
    .option('--channel-name <name>', 'one channel for all events')
    .option('--value <column>', 'column with an amount')
    .addOption(new Option('--decimal <sign>', 'decimal sign of amounts (guessed)').choices(['.', ',']))
    .option('--currency <column>', 'column with the currency')
    .option('--currency-code <code>', 'one currency for all amounts, such as EUR')
    .option('--message-id <column>', 'column with an id of the event (else made from the content of the row)')
    .option('--property <column...>', 'columns kept as properties (all that are not mapped)')
    .option('--source <name>', 'name of the source (the file)')
    .option('--any-time', 'accept times before 1990 and after tomorrow')
    .addOption(new Option('--format <format>', 'of the file (guessed)').choices(['csv', 'ndjson', 'xes']))
    .addOption(
      new Option('--encoding <encoding>', 'of the file (guessed)').choices([
        'utf-8',
        'windows-1252',
        'utf-16le',
        'utf-16be',
      ]),
    )
    .option('--delimiter <character>', 'of a CSV file (guessed); tab or spaces by name')
    .option('--quote <character>', 'of a CSV file (guessed)')
    .option('--no-header', 'the first row of a CSV file is data')
    .option('--map <file>', 'create (or replace) the journey map of this JSON file afterwards')
    .option('--rejects <file>', 'write the rows that were refused to this CSV file')
    .option('--no-wait', 'do not wait until it is done (beside a running server)')
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'print the result as JSON');
}

/** Only what was given: a key is there exactly when its flag was. */
function given<Value extends object>(values: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Value]?: Exclude<Value[Key], undefined>;
  };
}

export function layoutFlags(options: ImportOptions): NonNullable<MappingInput['layout']> {
  const { format, encoding, quote } = options;
  const delimiter = options.delimiter === 'tab' || options.delimiter === '\\t' ? '\t' : options.delimiter;
  return given({ format, encoding, quote, delimiter, header: options.header ? undefined : false });
}

/** The parts of the mapping that were named by flags; they go before what is guessed. */
export function mappingFlags(options: ImportOptions): Partial<MappingInput> {
  const { person, personKind, event, eventName, time, timeFormat, timeZone, channel, channelName } = options;
  const { value, decimal, currency, currencyCode, messageId, property, source, anyTime } = options;
  return {
    ...given({
      person,
      personKind,
      time,
      timeZone,
      channel,
      channelName,
      value,
      decimal,
      currency,
      currencyCode,
      messageId,
      source,
      anyTime,
    }),
    ...(event === undefined ? {} : { event, eventName: null }),
    ...(eventName === undefined ? {} : { eventName, event: null }),
    // Another column of times may be written in another way: then it is guessed anew.
    ...(timeFormat === undefined && time === undefined
      ? {}
      : { timeFormat: (timeFormat ?? null) as MappingInput['timeFormat'] }),
    ...(property === undefined ? {} : { properties: [...property] }),
  };
}
