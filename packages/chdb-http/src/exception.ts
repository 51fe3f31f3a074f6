/** An error as ClickHouse states it: `Code: 60. DB::Exception: … (UNKNOWN_TABLE)`. */
export class ClickHouseException extends Error {
  readonly code: number;

  constructor(code: number, name: string, sentence: string) {
    super(`Code: ${code}. DB::Exception: ${sentence} (${name})`);
    this.code = code;
  }
}

/** The HTTP statuses ClickHouse gives where it is not 500; by error code. */
const STATUS: Readonly<Record<number, number>> = {
  26: 400,
  27: 400,
  36: 400,
  38: 400,
  41: 400,
  44: 400,
  46: 404,
  47: 404,
  60: 404,
  62: 400,
  70: 400,
  73: 400,
  81: 404,
  115: 400,
  117: 400,
  158: 413,
  192: 401,
  193: 401,
  194: 401,
  241: 500,
  307: 413,
  396: 413,
  456: 400,
  497: 403,
  516: 403,
}; // prettier-ignore

export interface StatedError {
  readonly status: number;
  readonly code: number;
  /** The whole sentence a client parses the code from. */
  readonly text: string;
}

/** Any error thrown on the way, in ClickHouse's words; code 1001 (standard exception) where chDB gave none. */
export function stateError(error: unknown, version: string): StatedError {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof ClickHouseException ? error.code : Number(/Code: (\d+)/.exec(message)?.[1] ?? 1001);
  const sentence = message.startsWith('Code: ') ? message : `Code: ${code}. DB::Exception: ${message} (STD_EXCEPTION)`;
  return { status: STATUS[code] ?? 500, code, text: `${sentence} (version ${version})\n` };
}
