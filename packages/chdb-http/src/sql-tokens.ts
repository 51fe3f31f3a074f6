/** A piece of SQL that matters for finding clauses; comments and white space are skipped. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'other';
  /** The text as it stands; words are compared without case by `isWord`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How many brackets are open around it. */
  readonly depth: number;
}

const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const SPACE = /\s+/y;

function endOfQuoted(sql: string, start: number): number {
  const quote = sql[start];
  let at = start + 1;
  while (at < sql.length) {
    const character = sql[at];
    if (character === '\\') at += 2;
    else if (character === quote) {
      if (sql[at + 1] === quote) at += 2;
      else return at + 1;
    } else at += 1;
  }
  return sql.length;
}

function endOfComment(sql: string, at: number): number | undefined {
  if (sql.startsWith('--', at) || sql.startsWith('#!', at) || sql.startsWith('# ', at)) {
    const newline = sql.indexOf('\n', at);
    return newline < 0 ? sql.length : newline + 1;
  }
  if (sql.startsWith('/*', at)) {
    const close = sql.indexOf('*/', at + 2);
    return close < 0 ? sql.length : close + 2;
  }
  return undefined;
}

/** The tokens of `sql` from `from` on, lazily: the data behind an INSERT's FORMAT need never be looked at. */
export function* tokens(sql: string, from = 0): Generator<Token> {
  let at = from;
  let depth = 0;
  while (at < sql.length) {
    SPACE.lastIndex = at;
    if (SPACE.test(sql)) {
      at = SPACE.lastIndex;
      continue;
    }
    const comment = endOfComment(sql, at);
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    const start = at;
    const character = sql[at] ?? '';
    if (character === "'" || character === '"' || character === '`') {
      at = endOfQuoted(sql, at);
      yield { kind: 'quoted', text: sql.slice(start, at), start, end: at, depth };
      continue;
    }
    WORD.lastIndex = at;
    if (WORD.test(sql)) {
      at = WORD.lastIndex;
      yield { kind: 'word', text: sql.slice(start, at), start, end: at, depth };
      continue;
    }
    if (character === ')' || character === ']' || character === '}') depth -= 1;
    at += 1;
    yield { kind: 'other', text: character, start, end: at, depth };
    if (character === '(' || character === '[' || character === '{') depth += 1;
  }
}

/** Whether the token is one of these words, whatever its case. */
export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toUpperCase());
}
