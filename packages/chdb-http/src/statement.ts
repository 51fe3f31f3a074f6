import { isWord, type Token, tokens } from './sql-tokens.ts';

/** A statement taken apart as far as the HTTP interface needs it. `format` is the name behind its FORMAT clause, which is cut out. */
export type Statement = Insert | Query;

/** `INSERT INTO … FORMAT …` with its rows behind it (or in the request's body). */
export interface Insert {
  readonly kind: 'insert';
  /** Everything before SETTINGS and FORMAT: `INSERT INTO t (a, b)`. */
  readonly target: string;
  /** The SETTINGS clause, or nothing. */
  readonly settings: string;
  readonly format: string;
  /** Where the rows begin in the text. */
  readonly dataStart: number;
}

/** Everything else: `select` may be streamed, the query ids in a `kill` are translated, `other` is run as it stands. */
export interface Query {
  readonly kind: 'select' | 'kill' | 'other';
  readonly sql: string;
  readonly format: string | undefined;
}

function readInsert(sql: string): Insert | undefined {
  let settingsStart: number | undefined;
  let previous: Token | undefined;
  for (const token of tokens(sql)) {
    if (token.depth > 0) continue;
    if (isWord(previous, 'FORMAT') && token.kind === 'word') {
      const formatStart = previous?.start ?? token.start;
      // One line break or blank separates the statement from its rows.
      const gap = /^(\r\n|\s)?/.exec(sql.slice(token.end, token.end + 2))?.[0].length ?? 0;
      return {
        kind: 'insert',
        target: sql.slice(0, settingsStart ?? formatStart),
        settings: settingsStart === undefined ? '' : sql.slice(settingsStart, formatStart),
        format: token.text,
        dataStart: token.end + gap,
      };
    }
    if (isWord(token, 'SELECT', 'WITH', 'VALUES', 'WATCH', 'INFILE')) return undefined;
    if (isWord(token, 'SETTINGS')) settingsStart = token.start;
    previous = token;
  }
  return undefined;
}

function withoutFormat(sql: string): { sql: string; format: string | undefined } {
  let end = sql.length;
  let clause: { start: number; end: number; format: string } | undefined;
  let previous: Token | undefined;
  for (const token of tokens(sql)) {
    if (token.depth === 0) {
      if (isWord(previous, 'FORMAT') && token.kind === 'word' && previous !== undefined) {
        clause = { start: previous.start, end: token.end, format: token.text };
      }
      end = token.text === ';' ? token.start : sql.length;
    }
    previous = token;
  }
  if (clause === undefined) return { sql: sql.slice(0, end), format: undefined };
  return { sql: `${sql.slice(0, clause.start)} ${sql.slice(clause.end, end)}`, format: clause.format };
}

/** Takes a statement apart. */
export function readStatement(sql: string): Statement {
  let first: Token | undefined;
  for (const token of tokens(sql)) {
    first = token;
    if (token.text !== '(') break;
  }
  if (isWord(first, 'INSERT')) return readInsert(sql) ?? { kind: 'other', sql, format: undefined };
  if (isWord(first, 'KILL')) return { kind: 'kill', ...withoutFormat(sql) };
  if (isWord(first, 'SELECT', 'WITH')) return { kind: 'select', ...withoutFormat(sql) };
  if (isWord(first, 'SHOW', 'DESCRIBE', 'DESC', 'EXPLAIN', 'EXISTS', 'CHECK', 'OPTIMIZE'))
    return { kind: 'other', ...withoutFormat(sql) };
  return { kind: 'other', sql: sql.replace(/;\s*$/, ''), format: undefined };
}
