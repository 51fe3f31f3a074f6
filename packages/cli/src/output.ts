/** What every command's options hold. */
export interface CommonOptions {
  /** One JSON document on standard output instead of text. */
  readonly json?: boolean;
  /** The data folder; WAYMARK_DATA or ./data by default. */
  readonly data?: string;
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Something on the way; standard error, so that output stays clean. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The result of a command: as JSON where that was asked for, else as text. */
export function result(options: CommonOptions, value: unknown, text: string): void {
  say(options.json ? JSON.stringify(value, null, 2) : text);
}

const numbers = new Intl.NumberFormat('en');
export const count = (n: number): string => numbers.format(n);

/** Rows as columns of even width. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A line that is written over itself while work goes on; nothing where standard error is no terminal. */
export function progressLine(): { show(text: string): void; end(): void } {
  const live = process.stderr.isTTY;
  return {
    show: (text) => {
      if (live) process.stderr.write(`\r\x1b[2K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    end: () => {
      if (live) process.stderr.write('\r\x1b[2K');
    },
  };
}
