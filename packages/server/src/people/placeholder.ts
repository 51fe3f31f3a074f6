/** Words that senders put where they know nobody; taken for an identifier they would melt everybody into one person. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'null',
  'undefined',
  'nil',
  'none',
  'nan',
  'n/a',
  '0',
  '-1',
  'true',
  'false',
  'anonymous',
  'unknown',
  'guest',
  '[object object]',
  '00000000-0000-0000-0000-000000000000',
  'test@test.com',
  'test@example.com',
]);

/** Whether a value stands for "nobody known", whatever its case and the space around it. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDERS.has(value.trim().normalize('NFKC').toLowerCase());
}
