import { z } from 'zod';
import type { Connection } from '../packages/cli/src/connection.ts';

/** Who looks at a screen: an owner, somebody who may only look, who came by the printed link, who lost the password, nobody. */
export type Visitor = 'owner' | 'viewer' | 'newcomer' | 'forgetful' | 'nobody';

/** What the browser of a visitor sends along. */
export type Cookies = Readonly<Record<Visitor, string | null>>;

const PASSWORD = 'ein ganzer Satz als Passwort';
const secretSchema = z.object({ secret: z.string() });

/** The session cookie of an answer, as "name=value". */
function cookieOf(headers: Headers): string {
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Makes the people who look at the screens. */
export async function makeVisitors(connection: Connection, token: string): Promise<Cookies> {
  const secretOf = async (address: string, json: unknown): Promise<string> =>
    secretSchema.parse((await connection.ask(address, { json })).body).secret;
  const begin = async (address: string, json: unknown): Promise<string> =>
    cookieOf((await connection.ask(address, { json })).headers);
  const join = async (role: string, name: string, email: string): Promise<string> => {
    const secret = await secretOf('/api/v1/invitations', { role });
    return begin('/api/v1/invitations/accept', { secret, name, email, password: PASSWORD });
  };
  const owner = await join('owner', 'Ada Lovelace', 'ada@example.org');
  const viewer = await join('viewer', 'Vera Rubin', 'vera@example.org');
  await join('analyst', 'Grace Hopper', 'grace@example.org');
  const credential = await secretOf('/api/v1/sign-in-links', { email: 'grace@example.org' });
  return {
    owner,
    viewer,
    newcomer: await begin('/api/v1/session', { credential: token }),
    forgetful: await begin('/api/v1/session', { credential }),
    nobody: null,
  };
}
