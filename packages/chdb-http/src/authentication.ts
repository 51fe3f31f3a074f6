import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ClickHouseException } from './exception.ts';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

function presented(headers: IncomingHttpHeaders, parameters: URLSearchParams): Credentials {
  const basic = /^Basic\s+(.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (basic !== undefined) {
    const [user = '', ...password] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    return { user, password: password.join(':') };
  }
  const user = headers['x-clickhouse-user'] ?? parameters.get('user') ?? 'default';
  const password = headers['x-clickhouse-key'] ?? parameters.get('password') ?? '';
  return { user: String(user), password: String(password) };
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Lets a request in or throws ClickHouse's own refusal. Compared by digest, so that neither length nor prefix shows in time.
 * @throws ClickHouseException 516
 */
export function authenticate(expected: Credentials, headers: IncomingHttpHeaders, parameters: URLSearchParams): void {
  const { user, password } = presented(headers, parameters);
  const same = [
    timingSafeEqual(digest(user), digest(expected.user)),
    timingSafeEqual(digest(password), digest(expected.password)),
  ];
  if (same.includes(false)) {
    throw new ClickHouseException(
      516,
      'AUTHENTICATION_FAILED',
      `${user}: Authentication failed: password is incorrect, or there is no user with such name.`,
    );
  }
}
