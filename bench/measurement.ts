/** One line of `npm run bench`: what was measured, of how many, and beside what. */
export interface Measurement {
  readonly name: string;
  /** How many events (rows, requests) the figure is about. */
  readonly n: number;
  readonly ours_ms?: number;
  readonly ours_per_s?: number;
  /** What it is measured beside, in a few words. */
  readonly peer?: string;
  readonly peer_ms?: number;
  readonly peer_per_s?: number;
  /** How many times better than the peer. */
  readonly ratio?: number;
  readonly bytes_per_event?: number;
  readonly [further: string]: string | number | undefined;
}

export interface BenchOptions {
  /** The size of the data, where the bench knows sizes. */
  readonly events?: number;
  readonly json: boolean;
}

/** A bench file `bench/NAME.ts` exports this as `run`. */
export type Bench = (options: BenchOptions) => Promise<readonly Measurement[]>;
