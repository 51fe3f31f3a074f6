import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { currentConsent } from './current-consent.ts';
import { append, lockLedger } from './ledger.ts';
import { readPurposes } from './purposes.ts';
import { signLink } from './signed-link.ts';
import type { ConsentTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock' | 'configuration'>;

const DAY_MS = 86_400_000;
const CONFIRMATION_DAYS = 14;

/** A request for a yes, and the token of the link that confirms it. */
export interface ConsentRequest {
  readonly token: string;
  readonly expiresAt: string;
}

/**
 * Begins a double opt-in: notes that somebody asked for a purpose (once; asking again gives a new link to the same request).
 * Whoever sends messages puts the link into one to the address.
 * @param ask whether to note a request where none is open
 * @returns undefined when he has agreed already
 * @throws ProblemError not_found for a purpose there is not, or no open request while none is to be made
 */
export function requestConsent(
  ctx: Context,
  workspace: string,
  identity: bigint,
  key: string,
  ask: boolean,
): Promise<ConsentRequest | undefined> {
  return ctx.store.state.inWorkspace<ConsentTables, ConsentRequest | undefined>(workspace, async (db) => {
    await lockLedger(db, workspace);
    const now = ctx.clock();
    const purposes = await readPurposes(db, workspace, new Date(now));
    const purpose = purposes.find((one) => one.key === key && one.active);
    if (purpose === undefined) throw new ProblemError('not_found', { path: 'purpose' });
    const current = (await currentConsent(db, workspace, [identity], key)).get(identity)?.get(key);
    if (current?.decision === 'granted') return undefined;
    let n = current?.decision === 'requested' ? current.n : undefined;
    if (n === undefined && ask)
      [n] = await append(db, workspace, [
        {
          identity,
          purpose: key,
          decision: 'requested',
          at: Math.max(now, Date.parse(current?.at ?? '') + 1 || now),
          way: 'api',
          place: '',
          textVersion: String(purpose.texts[0]?.version ?? ''),
        },
      ]);
    if (n === undefined) throw new ProblemError('not_found', { detail: 'No request is open' });
    const expiresAt = now + CONFIRMATION_DAYS * DAY_MS;
    return {
      token: signLink(ctx, 'confirmation', { workspace, of: n, expiresAt, sentTo: '' }),
      expiresAt: new Date(expiresAt).toISOString(),
    };
  });
}
