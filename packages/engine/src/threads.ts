import { Worker } from 'node:worker_threads';
import type { PassAnswer, PassRequest } from './pass-worker.ts';
import { type Passes, type PassName, passes } from './passes.ts';

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>;
}

/**
 * Threads that run passes; with none, passes run in the calling thread. A thread that dies fails what it was asked and is
 * replaced when the next pass comes.
 */
export class Threads {
  readonly #size: number;
  readonly #threads: (Thread | undefined)[];
  #next = 0;
  #id = 0;

  constructor(size: number) {
    this.#size = size;
    this.#threads = new Array<Thread | undefined>(size).fill(undefined);
  }

  /** Into how many shares work is best cut. */
  get shares(): number {
    return Math.max(1, this.#size);
  }

  /** Runs a pass, on the next thread in turn. */
  run<Name extends PassName>(pass: Name, ...args: Parameters<Passes[Name]>): Promise<ReturnType<Passes[Name]>> {
    const place = this.#next;
    this.#next = (place + 1) % this.shares;
    return this.runOn(place, pass, ...args);
  }

  /** Runs a pass on a thread of one's choice: what it remembers of the share it had before is there. */
  async runOn<Name extends PassName>(
    place: number,
    pass: Name,
    ...args: Parameters<Passes[Name]>
  ): Promise<ReturnType<Passes[Name]>> {
    if (this.#size === 0) {
      const here = passes[pass] as unknown as (...all: Parameters<Passes[Name]>) => ReturnType<Passes[Name]>;
      return here(...args);
    }
    const thread = this.#threads[place] ?? this.#start(place);
    this.#id += 1;
    const id = this.#id;
    return new Promise((resolve, reject) => {
      thread.waiting.set(id, { resolve, reject });
      thread.worker.ref();
      thread.worker.postMessage({ id, pass, args } satisfies PassRequest);
    });
  }

  #start(place: number): Thread {
    const worker = new Worker(new URL('./pass-worker.ts', import.meta.url));
    const thread: Thread = { worker, waiting: new Map() };
    worker.on('message', (answer: PassAnswer) => {
      const waiting = thread.waiting.get(answer.id);
      thread.waiting.delete(answer.id);
      // An idle thread must not keep the process alive.
      if (thread.waiting.size === 0) worker.unref();
      if ('error' in answer) waiting?.reject(answer.error);
      else waiting?.resolve(answer.result as never);
    });
    worker.on('error', (error) => this.#fail(place, thread, error));
    worker.on('exit', () => this.#fail(place, thread, new Error('The thread ended')));
    this.#threads[place] = thread;
    return thread;
  }

  #fail(place: number, thread: Thread, error: Error): void {
    if (this.#threads[place] === thread) this.#threads[place] = undefined;
    for (const { reject } of thread.waiting.values()) reject(error);
    thread.waiting.clear();
  }

  /** Ends the threads; what they were asked fails. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread?.worker.terminate()));
  }
}
