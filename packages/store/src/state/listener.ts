import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/**
 * One connection that listens. After each (re)connection every listener is called with an empty payload, so that one that
 * catches up on every call misses nothing that was said while the connection was away.
 */
export class Listener {
  readonly #url: string;
  readonly #channels = new Map<string, Set<(payload: string) => void>>();
  #client: Client | undefined;
  #connecting: Promise<void> | undefined;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  async listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>> {
    const listeners = this.#channels.get(channel) ?? new Set();
    const isNew = !this.#channels.has(channel);
    listeners.add(onMessage);
    this.#channels.set(channel, listeners);
    if (this.#client === undefined) await this.#connect();
    else if (isNew) await this.#client.query(`listen ${this.#quoted(channel)}`).catch(() => undefined);
    return async () => {
      listeners.delete(onMessage);
      if (listeners.size > 0 || this.#channels.get(channel) !== listeners) return;
      this.#channels.delete(channel);
      await this.#client?.query(`unlisten ${this.#quoted(channel)}`).catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => undefined);
    this.#client = undefined;
  }

  #quoted(channel: string): string {
    return `"${channel.replaceAll('"', '""')}"`;
  }

  #connect(): Promise<void> {
    this.#connecting ??= this.#connectUntilDone().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  async #connectUntilDone(): Promise<void> {
    for (let delayMs = 20; !this.#closed; delayMs = Math.min(delayMs * 2, 1_000)) {
      const client = new Client({ connectionString: this.#url, application_name: 'waymark listener', keepAlive: true });
      client.on('error', () => undefined);
      try {
        await client.connect();
        client.on('notification', ({ channel, payload = '' }) => {
          for (const listener of this.#channels.get(channel) ?? []) listener(payload);
        });
        for (const channel of this.#channels.keys()) await client.query(`listen ${this.#quoted(channel)}`);
      } catch {
        await client.end().catch(() => undefined);
        await pause(delayMs);
        continue;
      }
      client.once('end', () => {
        this.#client = undefined;
        if (!this.#closed) void this.#connect();
      });
      this.#client = client;
      for (const listeners of this.#channels.values()) for (const listener of listeners) listener('');
      return;
    }
  }
}
