import createClient, { type Middleware } from 'openapi-fetch';
import { ApiError } from './problem.ts';
import { reachability } from './reachability.ts';
import type { paths } from './schema.ts';

const speakAndListen: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', document.documentElement.lang);
    return request;
  },
  onError() {
    reachability.missed();
  },
  async onResponse({ response }) {
    reachability.reached();
    if (response.ok) return;
    const body: unknown = await response.json().catch(() => null);
    throw new ApiError(response.status, body);
  },
};

/** The API. A failure is thrown as an `ApiError` with what the server said; a broken connection stays a `TypeError`. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', credentials: 'same-origin' });
api.use(speakAndListen);

/** The body of a successful answer, which has one. */
export async function bodyOf<Body>(asked: Promise<{ data?: Body; response: Response }>): Promise<Body> {
  const { data, response } = await asked;
  if (data === undefined) throw new ApiError(response.status, null);
  return data;
}
