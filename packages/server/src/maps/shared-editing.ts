import { randomUUID } from 'node:crypto';
import { Hocuspocus } from '@hocuspocus/server';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Access } from '../access/index.ts';
import type { ServerContext } from '../context.ts';
import { loadUpdates, MAP_CHANNEL } from './map-document.ts';
import type { MapsTables } from './tables.ts';
import { summariseLeftBehind, summariseMap, writeUpdate } from './write-update.ts';

/** The list of maps shows a new title after this long without an edit, or this long after the first. */
const SUMMARISE_AFTER_MS = 400;
const SUMMARISE_WITHIN_MS = 2_000;
/** An editor that is not heard of for so long is gone; a living one tells where it is every 30 s. */
const SILENCE_MS = 90_000;

/** Kinds of messages of the sync protocol that carry edits (y-protocols, sync.js). */
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;

/** Edits that came from the database: stored already. */
const STORED = { source: 'local', skipStoreHooks: true } as const;

/** Ends a connection with a reason for the other side and without noise in the log. */
class Refusal extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super('');
    this.reason = reason;
  }
}

type Editors = Hocuspocus<Access>;

/**
 * Journey maps as documents that several people edit at once (Yjs, synchronised by Hocuspocus). An edit is stored
 * before it is applied, passed on or acknowledged. Other processes hear of it through the database, and so does this
 * one of what came over the API. Each workspace has editors of its own, so that a map is only ever found in the
 * workspace of the one who asks.
 */
export class SharedEditing {
  private readonly ctx: ServerContext;
  private readonly byWorkspace = new Map<string, Editors>();
  /** Marks the updates that these editors hold already. */
  private readonly author = randomUUID();
  private stopListening: () => Promise<void> = async () => {};

  constructor(ctx: ServerContext) {
    this.ctx = ctx;
  }

  async start(): Promise<void> {
    await summariseLeftBehind(this.ctx);
    this.stopListening = await this.ctx.store.state.listen(MAP_CHANNEL, (payload) => this.hear(payload));
  }

  /** Stores nothing: what was acknowledged is stored. */
  async stop(): Promise<void> {
    await this.stopListening();
    for (const editors of this.byWorkspace.values()) {
      editors.closeConnections();
      editors.flushPendingStores();
    }
  }

  /** Takes over the socket of an editor who may read maps; what he may not write is refused. */
  accept(socket: WebSocket, access: Access): void {
    this.ctx.live.watch(socket, access.workspace, access.subject);
    // Who asks was settled when the socket was opened; Hocuspocus needs a request only to hand it to its hooks.
    const editor = this.editorsOf(access.workspace).handleConnection(socket, new Request('http://waymark/'), access);
    socket.on('message', (data: Buffer) => editor.handleMessage(data));
    socket.on('close', (code, reason) => editor.handleClose({ code, reason: String(reason) }));
  }

  private editorsOf(workspace: string): Editors {
    const known = this.byWorkspace.get(workspace);
    if (known !== undefined) return known;
    const editors: Editors = new Hocuspocus<Access>({
      quiet: true,
      timeout: SILENCE_MS,
      debounce: SUMMARISE_AFTER_MS,
      maxDebounce: SUMMARISE_WITHIN_MS,
      onAuthenticate: async ({ context, connectionConfig }) => {
        connectionConfig.readOnly = !context.permissions.has('maps:write');
      },
      onLoadDocument: async ({ document, documentName }) => {
        const updates = await this.updatesOf(workspace, documentName);
        if (updates.length === 0) throw new Refusal('not-found');
        for (const update of updates) Y.applyUpdate(document, update, STORED);
      },
      beforeSync: async ({ type, payload, document, documentName, connection }) => {
        if (connection.readOnly || (type !== SYNC_STEP_2 && type !== SYNC_UPDATE)) return;
        // Who comes back sends what we may have missed, which most often is nothing.
        if (type === SYNC_STEP_2 && Y.snapshotContainsUpdate(Y.snapshot(document), payload)) return;
        await writeUpdate(this.ctx, workspace, documentName, payload, this.author);
      },
      onStoreDocument: ({ documentName }) =>
        summariseMap(this.ctx, workspace, documentName)
          .then(() => this.ctx.live.publish(workspace, 'maps', { map: documentName }))
          .catch((error: unknown) => this.ctx.log.warn({ err: error, map: documentName }, 'summarising a map failed')),
    });
    this.byWorkspace.set(workspace, editors);
    return editors;
  }

  private updatesOf(workspace: string, map: string): Promise<Buffer[]> {
    return this.ctx.store.state.inWorkspace<MapsTables, Buffer[]>(workspace, async (db) => {
      const living = await db
        .selectFrom('maps')
        .select('id')
        .where('id', '=', map)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      return living === undefined ? [] : loadUpdates(db, map);
    });
  }

  /** News of a map; empty after the connection to the database was lost, when any map may have news. */
  private hear(payload: string): void {
    const [workspace = '', map = '', author = ''] = payload.split(' ');
    if (payload !== '') {
      if (author === this.author) return;
      this.ctx.live.publish(workspace, 'maps', { map });
    }
    for (const [owner, editors] of this.byWorkspace) {
      if (payload !== '' && owner !== workspace) continue;
      for (const name of new Set([...editors.documents.keys(), ...editors.loadingDocuments.keys()])) {
        if (payload === '' || name === map) void this.catchUp(owner, editors, name);
      }
    }
  }

  private async catchUp(workspace: string, editors: Editors, map: string): Promise<void> {
    try {
      // A document that is being loaded may have been read before the news was written.
      const document = editors.documents.get(map) ?? (await editors.loadingDocuments.get(map));
      if (document === undefined) return;
      const updates = await this.updatesOf(workspace, map);
      for (const update of updates) Y.applyUpdate(document, update, STORED);
    } catch (error) {
      this.ctx.log.warn({ err: error, map }, 'a map could not catch up with its edits');
    }
  }
}
