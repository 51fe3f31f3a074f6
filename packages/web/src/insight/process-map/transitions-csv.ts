import type { Text } from '@waymark/text';
import type { Transition } from '../queries.ts';

/** A cell by RFC 4180. What a spreadsheet would take for a formula is marked as text. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** All transitions as a table for other programs, times in seconds. */
export function transitionsCsv(transitions: readonly Transition[], { t }: Text): string {
  const head = [
    t('journeys.column.from'),
    t('journeys.column.to'),
    t('graph.csv.times'),
    t('journeys.column.people'),
    t('graph.csv.medianSeconds'),
    t('graph.csv.p90Seconds'),
  ];
  const rows = transitions.map(({ from, to, count, people, medianMs, p90Ms }) => [
    from,
    to,
    count,
    people,
    medianMs / 1000,
    p90Ms / 1000,
  ]);
  return `${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
