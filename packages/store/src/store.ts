import type { EventDoor } from './events/event-door.ts';
import type { StateDoor } from './state/state-door.ts';

/** The two doors to the outside, opened together and closed together. */
export interface Store {
  readonly events: EventDoor;
  readonly state: StateDoor;
  /** Whether each store answers right now; never throws. Used by `GET /readyz`. */
  health(): Promise<StoreHealth>;
  /** Process ids of the embedded stores, for operating and for tests that kill them; undefined where a server was named. */
  processes(): { readonly postgres: number | undefined; readonly chdb: number | undefined };
  /** Stops what this process started (embedded children end cleanly, the lock is released). Idempotent. */
  close(): Promise<void>;
}

export interface StoreHealth {
  readonly events: { readonly ok: boolean; readonly detail: string };
  readonly state: { readonly ok: boolean; readonly detail: string };
}
