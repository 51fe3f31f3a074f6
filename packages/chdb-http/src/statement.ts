import { ClickHouseException } from './exception.ts';
import { isWord, type Token, tokens } from './sql-tokens.ts';

/** A statement taken apart as far as the HTTP interface needs it. */
export type Statement = Insert | Query;

/** `INSERT INTO … FORMAT …` with its rows behind it (or in the request's body). */
export interface Insert {
  readonly kind: 'insert';
  /** Everything before SETTINGS and FORMAT: `INSERT INTO t (a, b)`. */
  readonly target: string;
  /** What its SETTINGS clause says, without the word; or nothing. */
  readonly settings: string;
  /** `SELECT … FROM input('…') …` between target and rows: begin and end of the call, and its structure as a literal. */
  readonly input:
    | { readonly select: string; readonly start: number; readonly end: number; readonly structure: string }
    | undefined;
  readonly format: string;
  /** Where the rows begin in the text. */
  readonly dataStart: number;
}

/**
 * Everything else. `result`: a SELECT, whose result is streamed. `fill`: INSERT … SELECT or VALUES, which take settings
 * at `settingsAt`. `kill`: its query ids are translated. `other`: run as it stands.
 */
export interface Query {
  readonly kind: 'result' | 'fill' | 'kill' | 'other';
  /** The statement without a closing semicolon; `result` and `kill` also without FORMAT clause and what is behind it. */
  readonly sql: string;
  /** The name behind its FORMAT clause. */
  readonly format: string | undefined;
  /** `result`: the settings that stood behind its FORMAT clause. */
  readonly settingsBehind?: string;
  /** `fill`: where the settings of its own SETTINGS clause begin (`settingsOwn`), or where one can be put. */
  readonly settingsAt?: number;
  readonly settingsOwn?: boolean;
  /** Whether it would change its connection: SET, USE, temporary tables. */
  readonly leavesTrace?: boolean;
}

/** Reads an INSERT up to its rows, which are not looked at: they need not be SQL. */
function readInsert(sql: string): Statement {
  let settings: { word: number; start: number } | undefined;
  let body: Token | undefined;
  let input: { start: number; end: number; structure: string } | undefined;
  let inputStart: number | undefined;
  let previous: Token | undefined;
  for (const token of tokens(sql)) {
    if (body !== undefined && isWord(previous, 'INPUT') && token.text === '(') inputStart = previous?.start;
    else if (inputStart !== undefined && input === undefined) {
      if (token.kind === 'quoted') input = { start: inputStart, end: token.end, structure: token.text };
      else inputStart = undefined;
    } else if (input !== undefined && token.text === ')' && previous?.end === input.end)
      input = { ...input, end: token.end };
    if (token.depth === 0) {
      const mayHaveRows = body === undefined || input !== undefined;
      if (mayHaveRows && isWord(previous, 'FORMAT') && token.kind === 'word' && previous !== undefined) {
        // One line break or blank separates the statement from its rows.
        const gap = /^(\r\n|\s)?/.exec(sql.slice(token.end, token.end + 2))?.[0].length ?? 0;
        const targetEnd = settings?.word ?? body?.start ?? previous.start;
        const selectStart = body?.start ?? previous.start;
        return {
          kind: 'insert',
          target: sql.slice(0, targetEnd),
          settings: settings === undefined ? '' : sql.slice(settings.start, selectStart),
          input:
            input === undefined
              ? undefined
              : {
                  select: sql.slice(selectStart, previous.start),
                  start: input.start - selectStart,
                  end: input.end - selectStart,
                  structure: input.structure,
                },
          format: token.text,
          dataStart: token.end + gap,
        };
      }
      if (body === undefined) {
        if (isWord(token, 'SELECT', 'WITH', 'VALUES', 'FROM')) body = token;
        else if (isWord(token, 'SETTINGS')) settings = { word: token.start, start: token.end };
      }
      // The rows behind VALUES are not SQL tokens' business.
      if (isWord(body, 'VALUES')) break;
    }
    previous = token;
  }
  const end = isWord(body, 'VALUES') ? sql.length : endOfStatement(sql);
  return {
    kind: 'fill',
    sql: sql.slice(0, end),
    format: undefined,
    ...(body === undefined ? {} : { settingsAt: settings?.start ?? body.start }),
    settingsOwn: settings !== undefined,
  };
}

/** Where the statement ends: at its semicolon. @throws ClickHouseException 62 when another follows */
function endOfStatement(sql: string): number {
  let end: number | undefined;
  for (const token of tokens(sql)) {
    if (token.text === ';' && token.kind === 'other') end ??= token.start;
    else if (end !== undefined)
      throw new ClickHouseException(62, 'SYNTAX_ERROR', 'Syntax error (Multi-statements are not allowed)');
  }
  return end ?? sql.length;
}

function readResult(sql: string, kind: 'result' | 'kill' | 'other'): Query {
  const end = endOfStatement(sql);
  let clause: { start: number; end: number; format: string } | undefined;
  let previous: Token | undefined;
  for (const token of tokens(sql)) {
    if (token.start >= end) break;
    if (token.depth === 0) {
      if (isWord(previous, 'FORMAT') && token.kind === 'word' && previous !== undefined)
        clause = { start: previous.start, end: token.end, format: token.text };
      if (isWord(previous, 'INTO') && isWord(token, 'OUTFILE'))
        throw new ClickHouseException(48, 'NOT_IMPLEMENTED', 'INTO OUTFILE is not allowed');
    }
    previous = token;
  }
  if (clause === undefined) return { kind, sql: sql.slice(0, end), format: undefined };
  const { format } = clause;
  if (kind === 'other') return { kind, sql: sql.slice(0, end), format };
  const behind = sql.slice(clause.end, end);
  const [settings] = tokens(behind);
  const settingsBehind = isWord(settings, 'SETTINGS') ? behind.slice(settings?.end) : '';
  return { kind, sql: sql.slice(0, clause.start), format, settingsBehind };
}

/** Takes a statement apart. @throws ClickHouseException 62 for several statements in one, 48 for INTO OUTFILE */
export function readStatement(sql: string): Statement {
  const head: Token[] = [];
  for (const token of tokens(sql)) {
    if (head.length > 0 || token.text !== '(') head.push(token);
    if (head.length === 4) break;
  }
  const first = head[0];
  if (isWord(first, 'INSERT')) return readInsert(sql);
  if (isWord(first, 'KILL')) return readResult(sql, 'kill');
  if (isWord(first, 'WITH')) {
    for (const token of tokens(sql)) if (token.depth === 0 && isWord(token, 'INSERT')) return readOther(sql, head);
  }
  if (isWord(first, 'SELECT', 'WITH', 'FROM')) return readResult(sql, 'result');
  // Their results are small, and what chDB makes of INTO OUTFILE behind SHOW is not to be relied on.
  if (isWord(first, 'SHOW', 'DESCRIBE', 'DESC', 'EXPLAIN', 'EXISTS', 'CHECK', 'OPTIMIZE'))
    return readResult(sql, 'other');
  return readOther(sql, head);
}

function readOther(sql: string, head: readonly Token[]): Query {
  const leavesTrace = isWord(head[0], 'SET', 'USE') || head.some((token) => isWord(token, 'TEMPORARY'));
  return { kind: 'other', sql: sql.slice(0, endOfStatement(sql)), format: undefined, leavesTrace };
}
