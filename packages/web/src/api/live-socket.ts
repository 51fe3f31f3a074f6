/** Whether the page hears of news at once. */
export type Connection = 'connecting' | 'open' | 'closed';

type Listener = (payload: unknown) => void;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * The one WebSocket of a tab. Topics are subscribed while someone listens; after a break it connects again, waiting
 * longer each time, subscribes again, and tells every listener (with `undefined`), since news may have been missed.
 */
export class LiveSocket {
  private readonly url: string;
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly watchers = new Set<(state: Connection) => void>();
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private waitMs = FIRST_WAIT_MS;
  private wasOpen = false;
  state: Connection = 'connecting';

  constructor(url: string) {
    this.url = url;
  }

  /** Connects, unless it is or will be. */
  connect(): void {
    if (this.socket !== null) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.become('connecting');
    socket.onopen = () => {
      this.waitMs = FIRST_WAIT_MS;
      for (const topic of this.listeners.keys()) socket.send(JSON.stringify({ subscribe: topic }));
      this.become('open');
      if (this.wasOpen) for (const set of this.listeners.values()) for (const listener of set) listener(undefined);
      this.wasOpen = true;
    };
    socket.onmessage = (message) => this.receive(message.data);
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.socket = null;
      this.become('closed');
      this.timer = setTimeout(() => this.connect(), this.waitMs);
      this.waitMs = Math.min(LONGEST_WAIT_MS, this.waitMs * 2);
    };
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const socket = this.socket;
    this.socket = null;
    this.wasOpen = false;
    socket?.close();
    this.become('closed');
  }

  /** Hears of a topic until the returned function is called. */
  listen(topic: string, listener: Listener): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    if (set.size === 0) {
      this.listeners.set(topic, set);
      this.send({ subscribe: topic });
    }
    set.add(listener);
    return () => {
      set.delete(listener);
      if (set.size > 0) return;
      this.listeners.delete(topic);
      this.send({ unsubscribe: topic });
    };
  }

  watch(watcher: (state: Connection) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private send(message: unknown): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private receive(data: unknown): void {
    if (typeof data !== 'string') return;
    let message: unknown;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (typeof message !== 'object' || message === null || !('topic' in message)) return;
    const { topic } = message;
    const payload = 'payload' in message ? message.payload : undefined;
    if (typeof topic !== 'string') return;
    for (const listener of this.listeners.get(topic) ?? []) listener(payload);
  }

  private become(state: Connection): void {
    this.state = state;
    for (const watcher of this.watchers) watcher(state);
  }
}
