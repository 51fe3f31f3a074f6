import { parentPort } from 'node:worker_threads';
import { type PassName, passes } from './passes.ts';

/** What a thread is asked: a pass and its arguments, and the number its answer must bear. */
export interface PassRequest {
  readonly id: number;
  readonly pass: PassName;
  readonly args: readonly unknown[];
}

export type PassAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: Error };

parentPort?.on('message', ({ id, pass, args }: PassRequest) => {
  try {
    const run = passes[pass] as (...all: readonly unknown[]) => unknown;
    parentPort?.postMessage({ id, result: run(...args) } satisfies PassAnswer);
  } catch (error) {
    parentPort?.postMessage({
      id,
      error: error instanceof Error ? error : new Error(String(error)),
    } satisfies PassAnswer);
  }
});
