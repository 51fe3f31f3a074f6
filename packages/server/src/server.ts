import { mkdirSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { openStore } from '@waymark/store';
import { type Logger, pino } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import {
  ensureFirstWorkspace,
  ensureRunToken,
  ensureSource,
  makeSignInCode,
  membersOf,
  PERMISSIONS,
} from './access/index.ts';
import { type AppOptions, buildServer } from './app.ts';
import type { Configuration } from './configuration.ts';
import type { ServerContext } from './context.ts';
import { LiveHub } from './live.ts';
import type { App } from './room.ts';
import { rooms as allRooms } from './rooms.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';

/** What tests and commands may put in place of the usual. */
export interface ServerOverrides extends AppOptions {
  readonly clock?: () => number;
  readonly log?: Logger;
  /** An open store to use; it stays open when the server closes. */
  readonly store?: ServerContext['store'];
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly context: ServerContext;
  /** The token of the command line, with all rights in the first workspace. */
  readonly token: string;
  /** The write key of the first workspace's default source. */
  readonly writeKey: string;
  /** A link that signs in once, within a day. */
  readonly signInUrl: string;
  /** Whether anyone has an account yet, and so can sign in without a link. */
  readonly hasMembers: boolean;
  /** Takes no more requests, finishes those it has, stops the rooms and then the stores. Idempotent. */
  close(): Promise<void>;
}

/** How long connections may finish what they are at when the server closes. */
const CLOSE_GRACE_MS = 2_000;

/** Closes the web server; connections that are still open after a moment (upgraded ones above all) are cut. */
async function closeSoon(app: App, sockets: ReadonlySet<Socket>): Promise<void> {
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, CLOSE_GRACE_MS);
  await app.close();
  clearTimeout(timer);
}

function storeOptions({ dataDir, databaseUrl, clickhouseUrl }: Configuration) {
  return { dataDir, databaseUrl, clickhouseUrl };
}

/** Opens the stores, starts every room and listens. What was begun is undone when a part of it fails. */
export async function startServer(
  configuration: Configuration,
  overrides: ServerOverrides = {},
): Promise<RunningServer> {
  mkdirSync(configuration.dataDir, { recursive: true, mode: 0o700 });
  const log = overrides.log ?? pino({ level: 'warn' }, pino.destination(2));
  const undo: (() => Promise<void> | void)[] = [];
  const unwind = async (): Promise<void> => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) {
      try {
        await step();
      } catch (error) {
        log.error({ err: error }, 'stopping a part failed');
      }
    }
  };
  try {
    const store =
      overrides.store ?? (await openStore({ ...storeOptions(configuration), log: (message) => log.info(message) }));
    if (overrides.store === undefined) undo.push(() => store.close());
    const metrics = new Registry();
    collectDefaultMetrics({ register: metrics });
    const live = new LiveHub();
    undo.push(() => live.close());
    const context = { store, configuration, clock: overrides.clock ?? Date.now, log, live, metrics };

    const workspace = await ensureFirstWorkspace(context);
    const token = await ensureRunToken(context, configuration.dataDir, workspace.id);
    const source = await ensureSource(context, workspace.id, configuration.writeKey);
    const code = await makeSignInCode(context, workspace.id, { permissions: PERMISSIONS });

    const hasMembers = (await membersOf(context, workspace.id)).length > 0;

    const app = await buildServer(context, overrides);
    for (const room of overrides.rooms ?? allRooms) {
      const running = await room.start?.(context);
      if (running !== undefined) undo.push(() => running.stop());
    }
    const sockets = new Set<Socket>();
    app.server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    undo.push(() => closeSoon(app, sockets));
    await app.listen({ port: configuration.port, host: configuration.host });
    const { port } = app.server.address() as AddressInfo;
    const host = ['0.0.0.0', '::'].includes(configuration.host) ? '127.0.0.1' : configuration.host;
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    writeRunFile(configuration.dataDir, { url, token, writeKey: source.key, pid: process.pid });
    undo.push(() => removeRunFile(configuration.dataDir, process.pid));
    const signInUrl = `${configuration.publicUrl ?? url}/sign-in?code=${code.secret}`;
    return { url, port, context, token, writeKey: source.key, signInUrl, hasMembers, close: unwind };
  } catch (error) {
    await unwind();
    throw error;
  }
}
