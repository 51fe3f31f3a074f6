import type { Store } from '@waymark/store';
import type { Logger } from 'pino';
import type { Configuration } from './configuration.ts';

/** What every room is given. The clock is passed in, never read inside domain code. */
export interface ServerContext {
  readonly store: Store;
  readonly configuration: Configuration;
  /** Now, in UTC milliseconds. */
  readonly clock: () => number;
  readonly log: Logger;
}
