import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip, gunzipSync, inflate } from 'node:zlib';
import { ProblemError } from '../problem.ts';

/** Largest request, before and after unpacking. */
export const MAX_REQUEST_BYTES = 4 * 1024 * 1024;
/** Smaller bodies are unpacked at once; a thread would cost more than it saves. */
const UNPACK_AT_ONCE = 64 * 1024;

const gunzipLater = promisify(gunzip);
const inflateLater = promisify(inflate);

const tooLarge = (): ProblemError =>
  new ProblemError('too_large', {
    detail: `Expected at most ${MAX_REQUEST_BYTES} bytes a request`,
    values: { limit: '4 MB' },
  });

const malformed = (detail: string, cause?: unknown): ProblemError =>
  new ProblemError('invalid', { path: 'body', detail, cause });

/** Unpacks gzip wherever the body says so by its first bytes: some senders label it as something else. */
async function unpacked(body: Buffer, encoding: string | undefined): Promise<Buffer> {
  const gzip = body[0] === 0x1f && body[1] === 0x8b;
  if (!gzip && encoding !== 'deflate') return body;
  const limit = { maxOutputLength: MAX_REQUEST_BYTES };
  try {
    if (!gzip) return await inflateLater(body, limit);
    return body.length <= UNPACK_AT_ONCE ? gunzipSync(body, limit) : await gunzipLater(body, limit);
  } catch (error) {
    if (
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    )
      throw tooLarge();
    throw malformed('The compressed body is damaged or cut off', error);
  }
}

/** A number with so many digits that a JavaScript number would change it. */
const LONG_NUMBER = /[[:,\s]-?\d{16,}/;

/** JSON whose long integers keep their digits, as text. */
function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    const exact = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '');
    return exact ? context?.source : value;
  });
}

/**
 * The JSON of a request's body, whatever its content type says.
 * @throws ProblemError `too_large` beyond 4 MB unpacked, `invalid` when it is damaged, no UTF-8 or no JSON
 */
export async function readBody(body: unknown, encoding: string | undefined): Promise<unknown> {
  if (!(body instanceof Buffer) || body.length === 0) throw malformed('Expected a body of JSON, got nothing');
  if (body.length > MAX_REQUEST_BYTES) throw tooLarge();
  const bytes = await unpacked(body, encoding);
  if (!isUtf8(bytes)) throw malformed('Expected UTF-8');
  const text = bytes.toString('utf8');
  try {
    return parseJson(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw malformed(`Expected JSON: ${error instanceof Error ? error.message.slice(0, 100) : ''}`, error);
  }
}
