import type { SourceRow } from './formats/source-row.ts';

/** Reads the text of one column of a row; '' where there is none. */
export type ReadColumn = (row: SourceRow) => string;

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The value of a field: by its name as it stands, else by its dotted path. */
export function fieldOf(fields: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name];
  let at: unknown = fields;
  for (const part of name.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[part];
  }
  return at;
}

/** @param columns names of a table's columns; undefined for records with fields of their own */
export function columnReader(name: string, columns: readonly string[] | undefined): ReadColumn {
  if (columns === undefined) return (row) => (row.fields === undefined ? '' : textOf(fieldOf(row.fields, name)));
  const index = columns.indexOf(name);
  return (row) => row.cells[index] ?? '';
}
