/** Anything that went wrong between page and server, in the words of the page. */
export interface Problem {
  readonly kind: 'network' | 'answer';
  readonly status: number;
  /** Stable code of the API's error. */
  readonly code: string | null;
  /** A sentence for people, in the language asked for. */
  readonly title: string | null;
  /** What was expected and found, in English, for developers. */
  readonly detail: string | null;
  /** The field concerned, such as `body.email`. */
  readonly path: string | null;
}

/** An answer of the API that is not a success (RFC 9457). */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, body: unknown) {
    const field = (name: string): string | null => {
      if (typeof body !== 'object' || body === null) return null;
      const value: unknown = Reflect.get(body, name);
      return typeof value === 'string' && value !== '' ? value : null;
    };
    super(field('detail') ?? field('title') ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.problem = {
      kind: 'answer',
      status,
      code: field('code'),
      title: field('title'),
      detail: field('detail'),
      path: field('path'),
    };
  }
}

/** The problem behind anything thrown while asking the API. What is no answer of the server is a failed connection. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  return { kind: 'network', status: 0, code: null, title: null, detail: null, path: null };
}

export function isStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.status === status;
}
