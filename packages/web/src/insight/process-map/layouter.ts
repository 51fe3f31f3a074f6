import elkApi from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { fitScale } from './camera.ts';
import { type Direction, elkGraphOf, type GraphLayout, type LayoutTask, layoutOf, type Size } from './graph-layout.ts';

/** Up to so many edges both directions are tried and the better one taken. */
const FEW_EDGES = 60;
/** Reading downwards is the habit; the other direction must be so much larger to be worth it. */
const WORTH_TURNING = 1.25;

/**
 * The layout engine in a worker of its own. One task after another; tasks nobody waits for any more are passed over. A worker
 * that fails (or does not load) fails every task; make another layouter then.
 */
export class Layouter {
  readonly #broken = Promise.withResolvers<never>();
  readonly #elk = new elkApi.default({ algorithms: ['layered'], workerFactory: () => this.#start() });
  #turn: Promise<unknown> = Promise.resolve();

  #start(): Worker {
    // Whoever waits for a task hears of it; without a task it matters to nobody.
    this.#broken.promise.catch(() => undefined);
    const worker = new Worker(workerUrl);
    worker.addEventListener('error', ({ message }) =>
      this.#broken.reject(new Error(message || 'The layout worker could not be loaded')),
    );
    return worker;
  }

  /** @param room the window the graph is to stand in; decides the direction where the task leaves it open */
  layout(task: LayoutTask, room: Size, signal: AbortSignal): Promise<GraphLayout | null> {
    const turn = this.#turn.then(async () => {
      if (signal.aborted) return null;
      if (task.direction !== null) return this.#place(task, task.direction);
      const down = await this.#place(task, 'down');
      if (task.edges.length > FEW_EDGES || signal.aborted || fitScale(down, room) === 1) return down;
      const right = await this.#place(task, 'right');
      return fitScale(right, room) > fitScale(down, room) * WORTH_TURNING ? right : down;
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #place(task: LayoutTask, direction: Direction): Promise<GraphLayout> {
    const placed = this.#elk.layout(elkGraphOf(task, direction));
    return layoutOf(task, direction, await Promise.race([placed, this.#broken.promise]));
  }

  close(): void {
    this.#elk.terminateWorker();
  }
}
