import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { applyMapChange, type JourneyMap, mapFromDocument } from '@waymark/model';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { z } from 'zod';
import type { RunningServer } from '../src/server.ts';
import { ask, quietLog, startTestServer } from './support/test-server.ts';

let dataDir: string;
let server: RunningServer;
/** A second process of the same workspace, as far as the database can tell. */
let second: RunningServer;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-editing-'));
  server = await startTestServer(path.join(dataDir, 'one'));
  second = await startTestServer(path.join(dataDir, 'two'), { store: server.context.store, log: quietLog });
});
afterAll(async () => {
  await second?.close();
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Editor {
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  map(): JourneyMap;
  change(edit: (map: JourneyMap) => JourneyMap): void;
}

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** Opens a map as a browser would, with a token in place of the cookie. */
async function edit(at: RunningServer, map: string, token = at.token): Promise<Editor> {
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { authorization: `Bearer ${token}` } });
    }
  }
  const socket = new HocuspocusProviderWebsocket({
    url: `${at.url.replace('http', 'ws')}/api/v1/maps/editing`,
    WebSocketPolyfill: Socket,
    delay: 50,
    minDelay: 20,
    maxDelay: 200,
  });
  const doc = new Y.Doc();
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: map, document: doc, token: '' });
  provider.attach();
  open.push(() => {
    provider.destroy();
    socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    provider.on('synced', () => resolve());
    provider.on('authenticationFailed', ({ reason }: { reason: string }) => reject(new Error(reason)));
  });
  return {
    doc,
    provider,
    map: () => mapFromDocument(doc).map,
    change: (change) => applyMapChange(doc, change(mapFromDocument(doc).map)),
  };
}

const settled = (editor: Editor) => vi.waitFor(() => expect(editor.provider.hasUnsyncedChanges).toBe(false), 60_000);

async function newMap(): Promise<JourneyMap> {
  const answer = await ask(server, '/api/v1/maps', { body: { template: 'trainTrip', language: 'de' } });
  return answer.body as JourneyMap;
}
const stored = async (id: string) => (await ask(server, `/api/v1/maps/${id}`)).body as JourneyMap;

test('what one editor writes the other reads, and it is stored when it is acknowledged', async () => {
  const { id } = await newMap();
  const [anna, ben] = await Promise.all([edit(server, id), edit(server, id)]);
  anna.change((map) => ({ ...map, title: 'Nach Hamburg' }));
  await settled(anna);
  expect((await stored(id)).title).toBe('Nach Hamburg');
  await vi.waitFor(() => expect(ben.map().title).toBe('Nach Hamburg'), 60_000);
});

test('two processes share a map: edits of both and of the API meet everywhere', async () => {
  const { id } = await newMap();
  const [here, there] = await Promise.all([edit(server, id), edit(second, id)]);
  here.change((map) => ({ ...map, decisionA: { ...map.decisionA, text: 'von hier' } }));
  there.change((map) => ({ ...map, decisionB: { ...map.decisionB, text: 'von dort' } }));
  await Promise.all([settled(here), settled(there)]);
  const put = await stored(id);
  await ask(server, `/api/v1/maps/${id}`, { method: 'PUT', body: { ...put, title: 'über die API' } });
  await vi.waitFor(() => {
    for (const editor of [here, there]) {
      const map = editor.map();
      expect([map.decisionA.text, map.decisionB.text, map.title]).toEqual(['von hier', 'von dort', 'über die API']);
    }
  }, 60_000);
});

test('many edits at once converge, are folded in the database, and none is lost', async () => {
  const { id } = await newMap();
  const editors = await Promise.all([edit(server, id), edit(server, id), edit(second, id)]);
  const phase = editors[0]?.map().phases[0]?.id;
  for (let round = 0; round < 30; round++) {
    editors.forEach((editor, who) => {
      editor.change((map) => ({
        ...map,
        phases: map.phases.map((one) =>
          one.id === phase
            ? {
                ...one,
                steps: [
                  ...one.steps,
                  {
                    id: `s-${who}-${round}`,
                    name: `${who}.${round}`,
                    optional: false,
                    repeatable: false,
                    touchpoints: [],
                  },
                ],
              }
            : one,
        ),
      }));
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(editors.map(settled));
  const names = (map: JourneyMap) => map.phases.flatMap(({ steps }) => steps.map((step) => step.id));
  await vi.waitFor(() => {
    const [first = [], ...others] = editors.map((editor) => names(editor.map()));
    expect(first.filter((name) => name.startsWith('s-'))).toHaveLength(90);
    for (const other of others) expect(other).toEqual(first);
  }, 60_000);
  const after = await stored(id);
  expect(names(after)).toEqual(names((editors[0] as Editor).map()));
  const rows = await server.context.store.state
    .acrossWorkspaces<{ map_updates: { map: string } }>()
    .selectFrom('map_updates')
    .select('map')
    .where('map', '=', id)
    .execute();
  expect(rows.length).toBeLessThanOrEqual(51);
  // The list follows.
  await vi.waitFor(async () => {
    const { items } = (await ask(server, '/api/v1/maps')).body as { items: { id: string; steps: number }[] };
    expect(items.find((one) => one.id === id)?.steps).toBe(names(after).length);
  }, 60_000);
});

test('an editor that was cut off keeps its edits and brings them when it is back', async () => {
  const { id } = await newMap();
  const [anna, ben] = await Promise.all([edit(server, id), edit(server, id)]);
  anna.provider.configuration.websocketProvider.disconnect();
  anna.change((map) => ({ ...map, title: 'unterwegs geschrieben' }));
  ben.change((map) => ({ ...map, description: 'indessen im Büro' }));
  await settled(ben);
  await anna.provider.configuration.websocketProvider.connect();
  await vi.waitFor(() => {
    expect(ben.map().title).toBe('unterwegs geschrieben');
    expect(anna.map().description).toBe('indessen im Büro');
  }, 60_000);
  await settled(anna);
  expect((await stored(id)).title).toBe('unterwegs geschrieben');
});

test('who may only read sees edits and can make none', async () => {
  const { id } = await newMap();
  const token = await ask(server, '/api/v1/tokens', { body: { name: 'reader', permissions: ['maps:read'] } });
  const { secret } = z.object({ secret: z.string() }).parse(token.body);
  const [anna, guest] = await Promise.all([edit(server, id), edit(server, id, secret)]);
  anna.change((map) => ({ ...map, title: 'von Anna' }));
  await vi.waitFor(() => expect(guest.map().title).toBe('von Anna'), 60_000);
  guest.change((map) => ({ ...map, title: 'vom Gast' }));
  anna.change((map) => ({ ...map, description: 'danach' }));
  await settled(anna);
  const now = await stored(id);
  expect([now.title, now.description]).toEqual(['von Anna', 'danach']);
});

test('a map that is not there, or is put away, cannot be opened', async () => {
  await expect(edit(server, 'no-such-map')).rejects.toThrow('not-found');
  const { id } = await newMap();
  await ask(server, `/api/v1/maps/${id}`, { method: 'DELETE' });
  await expect(edit(server, id)).rejects.toThrow('not-found');
});

test('without a token, and from a page of another site, there is no socket', async () => {
  const url = `${server.url.replace('http', 'ws')}/api/v1/maps/editing`;
  const refused = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(url, { headers });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('open', () => reject(new Error('opened')));
      socket.on('error', () => {});
    });
  expect(await refused({})).toBe(401);
  expect(await refused({ authorization: `Bearer ${server.token}`, origin: 'https://elsewhere.example' })).toBe(403);
});
