import { openTestStore, type TestStore } from '@waymark/store/testing';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureFirstWorkspace } from '../src/access/index.ts';
import { type CollectContext, type Identifier, type NewEvent, storeEvents } from '../src/collect/index.ts';
import type { PeopleTables } from '../src/people/index.ts';

let store: TestStore;
let ctx: CollectContext;
let workspace: string;

beforeAll(async () => {
  store = await openTestStore();
  ctx = { store, clock: Date.now, log: { warn: () => {} } };
  workspace = (await ensureFirstWorkspace(ctx)).id;
});
afterAll(() => store?.close());

const at = Date.UTC(2026, 0, 1);
const identify = (identifiers: Identifier[], links: NewEvent['links']): NewEvent => ({
  messageId: uuidv7(),
  kind: 'identify',
  name: 'identify',
  channel: '',
  identifiers,
  links,
  statedAt: at,
  happenedAt: at,
  receivedAt: at,
  ordinal: 0,
  value: null,
  currency: '',
  urlPath: '',
  campaign: '',
  properties: '{}',
  context: '{}',
  source: 'test',
  consent: [],
});

/** People as sets of their identifiers, in a comparable form, without the run's prefix. */
async function peopleOf(prefix: string): Promise<string[]> {
  const rows = await store.state.inWorkspace<PeopleTables, { kind: string; value: string; person: string }[]>(
    workspace,
    (db) =>
      db.selectFrom('identities').select(['kind', 'value', 'person']).where('value', 'like', `${prefix}%`).execute(),
  );
  const people = Map.groupBy(rows, (row) => row.person);
  return [...people.values()]
    .map((members) =>
      members
        .map((row) => `${row.kind}=${row.value.slice(prefix.length)}`)
        .sort()
        .join(' '),
    )
    .sort();
}

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

test(`concurrent requests give the same people as one after another (seed ${seed})`, async () => {
  let run = 0;
  // Each device belongs to one user, so the people do not depend on the order; aliases join users.
  const call = fc.oneof(
    fc.record({ links: fc.constant('identify' as const), device: fc.nat(7) }),
    fc.record({ links: fc.constant('alias' as const), one: fc.nat(3), other: fc.nat(3) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 12 }), async (calls) => {
      const send = async (prefix: string, together: boolean): Promise<string[]> => {
        const events = calls.map((one) =>
          one.links === 'alias'
            ? identify(
                [
                  { kind: 'user_id', value: `${prefix}u${one.one}` },
                  { kind: 'user_id', value: `${prefix}u${one.other}` },
                ],
                'alias',
              )
            : identify(
                [
                  { kind: 'user_id', value: `${prefix}u${one.device % 4}` },
                  { kind: 'anonymous_id', value: `${prefix}d${one.device}` },
                ],
                'identify',
              ),
        );
        if (together) await Promise.all(events.map((event) => storeEvents(ctx, workspace, [event])));
        else for (const event of events) await storeEvents(ctx, workspace, [event]);
        return peopleOf(prefix);
      };
      run += 1;
      expect(await send(`c${run}-`, true)).toEqual(await send(`s${run}-`, false));
    }),
    { seed, numRuns: 8 },
  );
});
