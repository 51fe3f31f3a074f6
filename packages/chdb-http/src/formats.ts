/** Formats whose pieces can be put one after another: without header, frame or end. The others are materialised. */
const STREAMABLE = new Set([
  'native',
  'rowbinary',
  'tabseparated',
  'tsv',
  'tabseparatedraw',
  'tsvraw',
  'csv',
  'jsoneachrow',
  'jsonlines',
  'ndjson',
  'jsoncompacteachrow',
  'jsonstringseachrow',
  'jsoncompactstringseachrow',
  'values',
  'lineasstring',
]); // prettier-ignore

const CONTENT_TYPE: readonly (readonly [RegExp, string])[] = [
  [/^json.*(eachrow|lines)|^ndjson/i, 'application/x-ndjson; charset=UTF-8'],
  [/^json/i, 'application/json; charset=UTF-8'],
  [/^csv/i, 'text/csv; charset=UTF-8; header=absent'],
  [/^(tsv|tabseparated)/i, 'text/tab-separated-values; charset=UTF-8'],
  [/^(native|rowbinary|parquet|arrow|orc|avro|msgpack)/i, 'application/octet-stream'],
];

/** Whether a result in this format may be sent as it is made; settings that frame the output forbid it. */
export function isStreamable(format: string, settingNames: readonly string[]): boolean {
  const framed = settingNames.some((name) => name === 'output_format_json_array_of_rows' || name === 'extremes');
  return STREAMABLE.has(format.toLowerCase()) && !framed;
}

export function contentTypeOf(format: string): string {
  return CONTENT_TYPE.find(([pattern]) => pattern.test(format))?.[1] ?? 'text/plain; charset=UTF-8';
}
