import type { WebSocket } from 'ws';
import { z } from 'zod';

/** Publishes news to the pages of a workspace that are open at this process. */
export interface Live {
  /** Sends `{ topic, payload }` to every socket of the workspace that subscribed to the topic. Never throws. */
  publish(workspace: string, topic: string, payload: unknown): void;
  /** Whether anybody hears a topic; what costs something to tell is made only then. */
  isHeard(workspace: string, topic: string): boolean;
  /** Takes a socket that speaks something else under watch: it is pinged, and closed by `release`. */
  watch(socket: WebSocket, workspace: string, subject: string): void;
  /** Closes the sockets of one who may no longer hear: his session has ended. */
  release(workspace: string, subject: string): void;
}

const messageSchema = z.union([
  z.strictObject({ subscribe: z.string().min(1).max(200) }),
  z.strictObject({ unsubscribe: z.string().min(1).max(200) }),
]);

const MOST_TOPICS = 100;
/** Subscribing is said in a few words. */
const MOST_MESSAGE_LENGTH = 16 * 1024;
/** A page that reads slower than this is told to come back (it reloads what it shows). */
const MOST_BUFFERED_BYTES = 4 * 1024 * 1024;
const HEARTBEAT_MS = 30_000;
/** Close code of a message we do not understand. */
const UNSUPPORTED = 1003;
const TRY_AGAIN_LATER = 1013;
/** Close code of our own: the session has ended. */
const SIGNED_OUT = 4401;

interface Listener {
  readonly socket: WebSocket;
  readonly workspace: string;
  readonly subject: string;
  readonly topics: Set<string>;
  alive: boolean;
}

/** The open sockets of this process: one a tab, each bound to the workspace of its session. */
export class LiveHub implements Live {
  private readonly listeners = new Set<Listener>();
  private readonly heartbeat: NodeJS.Timeout;

  constructor() {
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  publish(workspace: string, topic: string, payload: unknown): void {
    let text: string | undefined;
    for (const listener of this.listeners) {
      if (listener.workspace !== workspace || !listener.topics.has(topic)) continue;
      text ??= JSON.stringify({ topic, payload });
      if (listener.socket.bufferedAmount > MOST_BUFFERED_BYTES) listener.socket.close(TRY_AGAIN_LATER, 'too slow');
      else listener.socket.send(text);
    }
  }

  isHeard(workspace: string, topic: string): boolean {
    for (const listener of this.listeners)
      if (listener.workspace === workspace && listener.topics.has(topic)) return true;
    return false;
  }

  /** Takes over a socket that has been authenticated. A topic it may not hear stays silent. */
  accept(socket: WebSocket, workspace: string, subject: string, mayHear: (topic: string) => boolean): void {
    const listener = this.watch(socket, workspace, subject);
    socket.on('message', (data) => this.receive(listener, String(data), mayHear));
  }

  watch(socket: WebSocket, workspace: string, subject: string): Listener {
    const listener: Listener = { socket, workspace, subject, topics: new Set(), alive: true };
    this.listeners.add(listener);
    socket.on('pong', () => {
      listener.alive = true;
    });
    socket.on('close', () => this.listeners.delete(listener));
    socket.on('error', () => socket.terminate());
    return listener;
  }

  release(workspace: string, subject: string): void {
    for (const listener of this.listeners) {
      if (listener.workspace === workspace && listener.subject === subject)
        listener.socket.close(SIGNED_OUT, 'signed out');
    }
  }

  close(): void {
    clearInterval(this.heartbeat);
    for (const listener of this.listeners) listener.socket.terminate();
    this.listeners.clear();
  }

  private receive(listener: Listener, text: string, mayHear: (topic: string) => boolean): void {
    let parsed: unknown;
    try {
      parsed = text.length > MOST_MESSAGE_LENGTH ? undefined : JSON.parse(text);
    } catch {
      parsed = undefined;
    }
    const message = messageSchema.safeParse(parsed);
    if (!message.success) {
      listener.socket.close(UNSUPPORTED, 'expected {"subscribe": topic} or {"unsubscribe": topic}');
      return;
    }
    if ('unsubscribe' in message.data) listener.topics.delete(message.data.unsubscribe);
    else if (!mayHear(message.data.subscribe)) return;
    else if (listener.topics.size < MOST_TOPICS) listener.topics.add(message.data.subscribe);
    else listener.socket.close(UNSUPPORTED, `at most ${MOST_TOPICS} topics`);
  }

  private beat(): void {
    for (const listener of this.listeners) {
      if (!listener.alive) listener.socket.terminate();
      listener.alive = false;
      listener.socket.ping();
    }
  }
}
