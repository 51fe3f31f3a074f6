/** An error as ClickHouse states it: `Code: 60. DB::Exception: … (UNKNOWN_TABLE)`. */
export class ClickHouseException extends Error {
  readonly code: number;

  constructor(code: number, name: string, sentence: string) {
    super(`Code: ${code}. DB::Exception: ${sentence} (${name})`);
    this.code = code;
  }
}

/** The HTTP status ClickHouse gives an error code; 500 for all others. */
const CODES_OF_STATUS: readonly (readonly [status: number, codes: readonly number[]])[] = [
  [400, [6, 8, 15, 25, 26, 27, 36, 38, 41, 44, 53, 62, 72, 117, 321, 376, 427, 456]],
  [401, [194]],
  [403, [192, 193, 497, 512, 516]],
  [404, [46, 47, 50, 56, 60, 63, 73, 81, 115, 158]],
  [408, [159]],
  [413, [307]],
  [501, [48]],
  [503, [202, 209, 439]],
];

const STATUS = new Map(CODES_OF_STATUS.flatMap(([status, codes]) => codes.map((code) => [code, status] as const)));

export interface StatedError {
  readonly status: number;
  readonly code: number;
  /** The whole sentence a client parses the code from. */
  readonly text: string;
}

/** Any error thrown on the way, in ClickHouse's words; code 1001 (standard exception) where chDB gave none. */
export function stateError(error: unknown, version: string): StatedError {
  const message = (error instanceof Error ? error.message : String(error)).trim();
  const code = error instanceof ClickHouseException ? error.code : Number(/Code: (\d+)/.exec(message)?.[1] ?? 1001);
  const sentence = message.startsWith('Code: ') ? message : `Code: ${code}. DB::Exception: ${message} (STD_EXCEPTION)`;
  return { status: STATUS.get(code) ?? 500, code, text: `${sentence} (version ${version})\n` };
}
