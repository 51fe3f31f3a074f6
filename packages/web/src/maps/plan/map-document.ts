import { HocuspocusProvider, WebSocketStatus } from '@hocuspocus/provider';
import { applyMapChange, type JourneyMap, mapFromDocument, sharedRoots } from '@waymark/model';
import * as Y from 'yjs';

/** How the map one edits stands to the one on the server. */
export type Saving = 'saved' | 'saving' | 'offline';

/** Somebody else who has the map open. */
export interface Peer {
  readonly client: number;
  readonly name: string;
  /** What is chosen there: `step:…`, `phase:…`, `lane:…`, or nothing. */
  readonly at: string | null;
}

export interface MapDocumentState {
  /** Null until the document has arrived. */
  readonly map: JourneyMap | null;
  readonly saving: Saving;
  readonly readOnly: boolean;
  /** Why the map cannot be edited at all; null while it can. */
  readonly refused: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly peers: readonly Peer[];
}

const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
/** Edits closer together than this are taken back as one. */
const ONE_EDIT_MS = 500;
const MINE = 'mine';

/** A journey map shared with everyone who edits it: every change is sent as it is made, and others' arrive. */
export class MapDocument {
  private readonly doc = new Y.Doc();
  private readonly provider: HocuspocusProvider;
  private readonly undoing: Y.UndoManager;
  private readonly watchers = new Set<() => void>();
  private state: MapDocumentState = {
    map: null,
    saving: 'saved',
    readOnly: false,
    refused: null,
    canUndo: false,
    canRedo: false,
    peers: [],
  };
  private connected = false;
  /** Texts being written that have not been put into the document yet. */
  private drafts = 0;

  constructor(map: string, name: string) {
    this.provider = new HocuspocusProvider({
      url: `${scheme}://${location.host}/api/v1/maps/editing`,
      name: map,
      document: this.doc,
      token: '',
    });
    this.undoing = new Y.UndoManager(sharedRoots(this.doc), {
      trackedOrigins: new Set([MINE]),
      captureTimeout: ONE_EDIT_MS,
    });
    this.doc.on('update', () => this.read());
    this.provider.on('synced', () => this.read());
    this.provider.on('unsyncedChanges', () => this.tell({}));
    this.provider.on('status', ({ status }: { status: WebSocketStatus }) => {
      this.connected = status === WebSocketStatus.Connected;
      this.tell({});
    });
    this.provider.on('authenticated', ({ scope }: { scope: string }) => this.tell({ readOnly: scope === 'readonly' }));
    this.provider.on('authenticationFailed', ({ reason }: { reason: string }) => this.tell({ refused: reason }));
    this.provider.on('awarenessChange', () => this.tell({ peers: this.peersNow() }));
    for (const change of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.undoing.on(change, () => this.tell({}));
    this.provider.setAwarenessField('name', name);
  }

  /** The present state; the same object until something changes. */
  snapshot = (): MapDocumentState => this.state;

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Changes the map. @param base what the writer saw, where it is not what stands there now */
  change(edit: (map: JourneyMap) => JourneyMap, base?: (map: JourneyMap) => JourneyMap): void {
    const { map, readOnly } = this.state;
    if (map === null || readOnly) return;
    applyMapChange(this.doc, edit(map), base === undefined ? map : base(map), MINE);
  }

  /** Says that a text waits to be written; the map does not count as saved until the returned function is called. */
  hold(): () => void {
    this.drafts += 1;
    this.tell({});
    return () => {
      this.drafts -= 1;
      this.tell({});
    };
  }

  /** What comes now is taken back by itself, not with what came before. */
  closeEdit(): void {
    this.undoing.stopCapturing();
  }

  undo(): void {
    this.undoing.undo();
  }

  redo(): void {
    this.undoing.redo();
  }

  /** Tells the others what is chosen here. */
  pointAt(at: string | null): void {
    this.provider.setAwarenessField('at', at);
  }

  close(): void {
    this.provider.destroy();
    this.undoing.destroy();
    this.doc.destroy();
  }

  private read(): void {
    if (!this.provider.isSynced && this.state.map === null) return;
    this.tell({ map: mapFromDocument(this.doc).map });
  }

  private tell(part: Partial<MapDocumentState>): void {
    const saving = !this.connected
      ? 'offline'
      : this.provider.hasUnsyncedChanges || this.drafts > 0
        ? 'saving'
        : 'saved';
    const next = {
      ...this.state,
      ...part,
      saving: this.state.map === null && part.map === undefined ? 'saved' : saving,
      canUndo: this.undoing.canUndo(),
      canRedo: this.undoing.canRedo(),
    } as const;
    this.state = next;
    for (const watcher of this.watchers) watcher();
  }

  private peersNow(): Peer[] {
    const peers: Peer[] = [];
    for (const [client, { name, at }] of this.provider.awareness?.getStates() ?? []) {
      if (client === this.doc.clientID) continue;
      peers.push({
        client,
        name: typeof name === 'string' ? name.slice(0, 80) : '',
        at: typeof at === 'string' ? at : null,
      });
    }
    return peers.sort((one, other) => one.client - other.client);
  }
}
