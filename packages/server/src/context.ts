import type { Store } from '@waymark/store';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Configuration } from './configuration.ts';
import type { Live } from './live.ts';

/** What every room is given. The clock is passed in, never read inside domain code. */
export interface ServerContext {
  readonly store: Store;
  readonly configuration: Configuration;
  /** Now, in UTC milliseconds. */
  readonly clock: () => number;
  readonly log: Logger;
  /** Tells the pages of a workspace what is new. */
  readonly live: Live;
  /** Where a room registers its figures for `GET /metrics`. */
  readonly metrics: Registry;
}
