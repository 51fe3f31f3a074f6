import { canonicalJson, ItemRefused, storableText, withoutAddresses } from '../collect/index.ts';
import type { SourceRow } from './formats/source-row.ts';
import type { Mapping, PropertySort } from './mapping.ts';
import { fieldOf } from './row-fields.ts';

/** Makes the canonical JSON text of a row's properties. @throws ItemRefused */
export type ReadProperties = (row: SourceRow) => string;

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/** A cell as the value its column's sort says; text where it is not one. */
function cellValue(cell: string, sort: PropertySort): string | number | boolean {
  if (sort === 'number' && NUMBER.test(cell)) return Number(cell);
  if (sort === 'boolean') {
    if (/^true$/i.test(cell)) return true;
    if (/^false$/i.test(cell)) return false;
  }
  return cell;
}

function canonical(value: unknown, field: string): string {
  const result = canonicalJson(value, field, withoutAddresses);
  if ('json' in result) return result.json;
  throw new ItemRefused(result.code, result.field, result.reason);
}

/** The columns that say who, what, when; never properties too (who someone is does not enter the event store). */
function mappedColumns(mapping: Mapping): Set<string> {
  const { person, time, event, channel, value, currency, messageId, kind, ordinal, urlPath, campaign } = mapping;
  const others = [mapping.propertiesFrom, mapping.contextFrom, mapping.identifiersFrom];
  const named = [person, time, event, channel, value, currency, messageId, kind, ordinal, urlPath, campaign, ...others];
  return new Set([...named.filter((name) => name !== null), ...mapping.identifiers.map(({ column }) => column)]);
}

/** A table's properties: names known beforehand, so that a row costs little more than its cells. */
function tableProperties(mapping: Mapping, columns: readonly string[], sorts: Record<string, PropertySort>) {
  const mapped = mappedColumns(mapping);
  const chosen = columns
    .map((name, index) => ({ name, index, sort: sorts[name] ?? 'text' }))
    .filter(({ name }) => (mapping.properties === 'all' ? !mapped.has(name) : mapping.properties.includes(name)));
  const simple = chosen.every(({ name }) => !name.includes('.') && storableText(name) === name);
  if (!simple) {
    return (row: SourceRow): string => {
      const object: Record<string, unknown> = Object.create(null);
      for (const { name, index, sort } of chosen) {
        const cell = row.cells[index] ?? '';
        if (cell !== '') object[name] = cellValue(cell, sort);
      }
      return canonical(object, 'properties');
    };
  }
  // The same text canonicalJson would write: sorted names, nothing empty.
  const written = chosen
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, index, sort }) => ({ key: `${JSON.stringify(name)}:`, index, sort }));
  return (row: SourceRow): string => {
    let text = '';
    for (const { key, index, sort } of written) {
      const cell = row.cells[index];
      if (cell === undefined || cell === '') continue;
      const value = sort === 'text' ? cell : cellValue(cell, sort);
      const json = typeof value === 'string' ? JSON.stringify(withoutAddresses(storableText(value))) : String(value);
      text += text === '' ? key + json : `,${key}${json}`;
    }
    return `{${text}}`;
  };
}

export function propertiesReader(
  mapping: Mapping,
  columns: readonly string[] | undefined,
  sorts: Record<string, PropertySort>,
): ReadProperties {
  if (columns !== undefined) return tableProperties(mapping, columns, sorts);
  const { propertiesFrom, properties } = mapping;
  if (propertiesFrom !== null)
    return ({ fields = {} }) => canonical(fieldOf(fields, propertiesFrom) ?? {}, propertiesFrom);
  const mapped = mappedColumns(mapping);
  return ({ fields = {} }) => {
    const object: Record<string, unknown> = Object.create(null);
    if (properties === 'all') {
      for (const [name, value] of Object.entries(fields)) if (!mapped.has(name) && value !== '') object[name] = value;
    } else {
      for (const name of properties) object[name] = fieldOf(fields, name);
    }
    return canonical(object, 'properties');
  };
}

export function contextReader({ contextFrom }: Mapping): ReadProperties {
  if (contextFrom === null) return () => '{}';
  return ({ fields = {} }) => canonical(fieldOf(fields, contextFrom) ?? {}, contextFrom);
}
