import { availableParallelism } from 'node:os';
import { JourneyEngine } from '@waymark/engine';
import type { ServerContext } from '../context.ts';
import { type EventIndex, WorkspaceIndex } from './event-index.ts';
import type { PropertyTest } from './property-test.ts';

/** The indexes of this process, one a workspace, and the engine that analyses them. */
export class Insight {
  readonly engine = new JourneyEngine({ threads: availableParallelism() });
  readonly #ctx: ServerContext;
  readonly #indexes = new Map<string, Promise<WorkspaceIndex>>();

  constructor(ctx: ServerContext) {
    this.#ctx = ctx;
  }

  /** The touches of a workspace; loads them when they are asked for first. */
  async eventsOf(workspace: string, tests: readonly PropertyTest[] = []): Promise<EventIndex> {
    let opening = this.#indexes.get(workspace);
    if (opening === undefined) {
      opening = WorkspaceIndex.open(this.#ctx, workspace);
      this.#indexes.set(workspace, opening);
      // What could not be loaded is tried again by whoever asks next.
      opening.catch(() => this.#indexes.delete(workspace));
    }
    return (await opening).events(tests);
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#indexes.values());
    for (const index of opened) if (index.status === 'fulfilled') await index.value.close();
    await this.engine.close();
  }
}
