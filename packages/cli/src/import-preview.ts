import { z } from 'zod';
import { count, table } from './output.ts';

/** What the server shows of a file before anything is written. */
export const previewSchema = z.looseObject({
  file: z.string(),
  format: z.string(),
  compression: z.string(),
  layout: z.looseObject({ encoding: z.string(), delimiter: z.string() }),
  columns: z.array(z.string()),
  mapping: z.record(z.string(), z.unknown()).nullable(),
  events: z.array(
    z.looseObject({
      person: z.string(),
      event: z.string(),
      time: z.string(),
      channel: z.string(),
      value: z.string().nullable(),
    }),
  ),
  bytes: z.number(),
  counts: z.looseObject({
    rows: z.number(),
    whole: z.boolean(),
    people: z.number(),
    eventNames: z.number(),
    refused: z.number(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  refused: z.array(z.object({ line: z.number(), field: z.string(), reason: z.string() })),
  warnings: z.array(z.string()),
});

export type ShownPreview = z.infer<typeof previewSchema>;

/** A preview as text. */
export function previewText(preview: ShownPreview): string {
  const { layout, counts, mapping } = preview;
  const how = preview.format === 'csv' ? `, cells divided by ${JSON.stringify(layout.delimiter)}` : '';
  const packed = preview.compression === 'none' ? '' : `, ${preview.compression}`;
  const parts = [
    `${preview.file}: ${preview.format}${packed}, ${layout.encoding}${how}, ${count(preview.bytes)} bytes`,
    `Columns: ${preview.columns.join(', ')}`,
  ];
  if (mapping === null) parts.push('No mapping could be proposed.');
  else {
    const named = Object.entries(mapping).filter(
      ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
    );
    parts.push(`Mapping:\n${table(named.map(([part, value]) => [`  ${part}`, String(value)]))}`);
    const span = counts.from === null ? '' : `, ${counts.from} to ${counts.to}`;
    parts.push(
      `${counts.whole ? 'The' : 'The first'} ${count(counts.rows)} rows: ${count(counts.people)} people, ${counts.eventNames} event names, ${counts.refused} refused${span}`,
    );
    const rows = preview.events
      .slice(0, 8)
      .map((one) => [`  ${one.time}`, one.person, one.event, one.channel, one.value ?? '']);
    if (rows.length > 0) parts.push(table([['  time (UTC)', 'person', 'event', 'channel', 'value'], ...rows]));
    for (const { line, field, reason } of preview.refused.slice(0, 5))
      parts.push(`  refused, line ${line}, ${field}: ${reason}`);
  }
  return [...parts, ...preview.warnings.map((warning) => `Note: ${warning}`)].join('\n');
}
