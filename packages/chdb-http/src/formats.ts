import { ClickHouseException } from './exception.ts';

const CONTENT_TYPE: readonly (readonly [RegExp, string])[] = [
  [/^json.*(eachrow|lines)|^ndjson/i, 'application/x-ndjson; charset=UTF-8'],
  [/^json/i, 'application/json; charset=UTF-8'],
  [/^csv/i, 'text/csv; charset=UTF-8; header=absent'],
  [/^(tsv|tabseparated)/i, 'text/tab-separated-values; charset=UTF-8'],
  [/^(native|rowbinary|parquet|arrow|orc|avro|msgpack)/i, 'application/octet-stream'],
];

/** The media type a format is sent with. */
export function contentTypeOf(format: string): string {
  return CONTENT_TYPE.find(([pattern]) => pattern.test(format))?.[1] ?? 'text/plain; charset=UTF-8';
}

/**
 * Asked before chDB is: an unknown format ends its whole process.
 * @throws ClickHouseException 73
 */
export function mustBeFormat(format: string, known: ReadonlySet<string>): void {
  if (!known.has(format.toLowerCase())) throw new ClickHouseException(73, 'UNKNOWN_FORMAT', `Unknown format ${format}`);
}
