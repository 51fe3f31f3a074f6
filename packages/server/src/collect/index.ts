import type { Room } from '../room.ts';
import { collectRoutes } from './routes.ts';
import { startSweep } from './sweep.ts';

export { BATCH_CHANNEL, type Follower, followBatches, lastPosition, readBatches, type StoredBatch } from './batches.ts';
export { type CanonicalJson, canonicalJson, storableText } from './canonical-json.ts';
export { forgetEvents, rewriteEvents, touchIdentities } from './forget-events.ts';
export { forgetRejects, mentions, REJECTS_TABLE } from './forget-rejects.ts';
export type { CollectContext } from './memory.ts';
export { memoryOf } from './memory.ts';
export { type EventKind, type Identifier, ItemRefused, type NewEvent, type Reject } from './new-event.ts';
export { isKind as isEventKind, MAX_EVENT_BYTES } from './normalise-event.ts';
export { pathOf, withoutAddresses } from './privacy-filter.ts';
export { keepRejects } from './rejects.ts';
export { markStored, settleLeftBatches } from './settle.ts';
export { BATCH_EVENTS, type StoredEvents, storeEvents } from './store-events.ts';
export { type OwnEvent, storeOwnEvents } from './store-own-events.ts';
export { namesSuppressed } from './suppressed-text.ts';
export type { CollectTables } from './tables.ts';

/** Takes events in: the tracking protocol, the pipeline into both stores, and the feed of batches. */
export const collectRoom: Room = { name: 'collect', routes: collectRoutes, start: startSweep };
