import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningServer, startServer } from '@waymark/server';

export interface RealServer {
  readonly server: RunningServer;
  /** Sends track calls and waits until they are acknowledged. */
  track(
    events: readonly { userId: string; event: string; timestamp: string; properties?: Record<string, unknown> }[],
  ): Promise<void>;
  /** Asks the API with the token of the command line. */
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** The real server on stores of its own, serving the given build of the app. */
export async function startRealServer(webDist: string): Promise<RealServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-web-server-'));
  const server = await startServer({ port: 0, host: '127.0.0.1', dataDir, demo: false }, { webDist });
  const send = async (address: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(server.url + address, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${init.method} ${address} answered ${response.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  return {
    server,
    async track(events) {
      for (let from = 0; from < events.length; from += 500) {
        await send('/v1/batch', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Basic ${Buffer.from(`${server.writeKey}:`).toString('base64')}`,
          },
          body: JSON.stringify({
            batch: events.slice(from, from + 500).map((event, place) => ({
              type: 'track',
              messageId: `${event.userId}-${from + place}-${event.event}`,
              ...event,
            })),
          }),
        });
      }
    },
    ask: (method, address, body) =>
      send(address, {
        method,
        headers: {
          authorization: `Bearer ${server.token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async close() {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
