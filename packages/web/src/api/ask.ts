import { ApiError } from './problem.ts';

export interface Answer<Body> {
  readonly body: Body;
  readonly etag: string | null;
}

interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly json?: unknown;
  readonly file?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the API; a failure becomes an `ApiError` with what the server said, a broken connection stays a `TypeError`. */
export async function ask<Body>(path: string, options: Ask = {}): Promise<Answer<Body>> {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(options.query ?? {}))
    if (value !== undefined) search.set(key, String(value));
  const query = search.toString();
  const response = await fetch(`${path}${query === '' ? '' : `?${query}`}`, {
    method: options.method ?? 'GET',
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang,
      ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      ...options.headers,
    },
    ...(options.json === undefined ? {} : { body: JSON.stringify(options.json) }),
    ...(options.file === undefined ? {} : { body: options.file }),
  });
  const text = await response.text();
  let body: unknown = null;
  if (text !== '') {
    try {
      body = JSON.parse(text);
    } catch {
      body = null;
    }
  }
  if (!response.ok) throw new ApiError(response.status, body);
  return { body: body as Body, etag: response.headers.get('etag') };
}
