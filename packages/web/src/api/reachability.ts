/**
 * Whether the server can be reached, from three witnesses: the browser's own knowledge of the network, the last answer
 * of the API, and the live socket. One that speaks against it is enough; it speaks for it again only by a success of
 * its own, so that an attempt to reconnect is not yet taken for a connection.
 */
export class Reachability {
  private readonly watchers = new Set<() => void>();
  private networkUp = true;
  private apiAnswers = true;
  private socketUp = true;

  /** True while nothing speaks against it. */
  get online(): boolean {
    return this.networkUp && this.apiAnswers && this.socketUp;
  }

  /** The browser has (or has lost) a network. */
  network(up: boolean): void {
    this.tell(() => {
      this.networkUp = up;
    });
  }

  /** The server answered a request, whatever it said. */
  reached(): void {
    this.tell(() => {
      this.apiAnswers = true;
    });
  }

  /** A request got no answer. */
  missed(): void {
    this.tell(() => {
      this.apiAnswers = false;
    });
  }

  /** The live socket stands (or broke). */
  socket(up: boolean): void {
    this.tell(() => {
      this.socketUp = up;
    });
  }

  /** Is called at each change between reachable and not, until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private tell(change: () => void): void {
    const before = this.online;
    change();
    if (this.online !== before) for (const watcher of this.watchers) watcher();
  }
}

/** What this tab knows about its server. */
export const reachability: Reachability = new Reachability();
