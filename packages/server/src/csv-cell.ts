/** A text as a cell of CSV (RFC 4180), in quotes where it needs them. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) || /^[=+\-@\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The same for files made to be opened in a spreadsheet: what others wrote must not run there as a formula
 * (OWASP, CSV injection), so an apostrophe stands before it.
 */
export function sheetCell(text: string): string {
  return csvCell(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
}
