import { isTextKey, pickLanguage, type TextValues, textIn } from '@waymark/text';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { z } from 'zod';

/** Every problem the API answers with: stable code → HTTP status. The sentence is `problem.<code>` in packages/text. */
export const PROBLEMS = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 400,
  invalid_field: 400,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_attempts: 429,
  unavailable: 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** A problem on the wire (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().describe('Always about:blank; the code tells problems apart.'),
    title: z.string().describe('A sentence in the language asked for.'),
    status: z.int(),
    code: z.string().describe('Stable; never reused for something else.'),
    path: z.string().optional().describe('The field concerned, such as body.name.'),
    detail: z.string().optional().describe('What was expected and what was found, in English.'),
  })
  .meta({ id: 'Problem' });

/** The problem answers every route may give; spread into a route's `response`. */
export const problemResponses = { '4xx': problemSchema, '5xx': problemSchema } as const;

export interface ProblemOptions {
  /** The field concerned. */
  readonly path?: string;
  /** What was expected, what was found, what to do next; English, for developers. */
  readonly detail?: string;
  /** Values of the sentence's placeholders. */
  readonly values?: TextValues;
  /** Further HTTP headers, such as Retry-After. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** Thrown by use cases and handlers; becomes an `application/problem+json` answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.options = options;
  }
}

function sentence(code: ProblemCode, accepted: string | undefined, values: TextValues): string {
  const key = `problem.${code}`;
  if (!isTextKey(key)) return code;
  const placeholders = { permission: '', field: '', reason: '', limit: '', minutes: 0, ...values };
  return textIn(pickLanguage(accepted)).t(key, placeholders);
}

/** Sends a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemError): FastifyReply {
  const { path, detail, values, headers } = problem.options;
  const status = PROBLEMS[problem.code];
  if (headers) reply.headers(headers);
  if (problem.code === 'unavailable' && !headers?.['Retry-After']) reply.header('Retry-After', '1');
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: 'about:blank',
      title: sentence(problem.code, request.headers['accept-language'], values ?? {}),
      status,
      code: problem.code,
      ...(path === undefined ? {} : { path }),
      ...(detail === undefined ? {} : { detail }),
    });
}

/** Anything thrown while answering, as the problem it is; what is nobody's mistake but ours becomes `internal`. */
export function problemFrom(error: FastifyError | Error): ProblemError {
  if (error instanceof ProblemError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    const where = error.validationContext ?? 'body';
    const field = first === undefined ? '' : first.instancePath.replaceAll('/', '.').replace(/^\./, '');
    const path = field === '' ? where : `${where}.${field}`;
    const reason = first?.message ?? error.message;
    return new ProblemError('invalid_field', {
      path,
      detail: `At ${path}: ${reason}`,
      values: { field: path, reason },
    });
  }
  if (isResponseSerializationError(error)) return new ProblemError('internal', { cause: error });
  const status = 'statusCode' in error ? error.statusCode : undefined;
  const detail = error.message;
  if (status === 413) return new ProblemError('too_large', { detail, cause: error });
  if (status === 415) return new ProblemError('unsupported_media_type', { detail, cause: error });
  // Our own refusals are problems already: a library refuses with 403 what is no file, such as a folder.
  if (status === 404 || status === 403) return new ProblemError('not_found', { detail, cause: error });
  if (status !== undefined && status >= 400 && status < 500)
    return new ProblemError('invalid', { detail, cause: error });
  return new ProblemError('internal', { cause: error });
}
