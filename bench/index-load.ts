import { bestOf, DEFAULT_EVENTS, WORKSPACE, worldOf } from './generated-world.ts';
import type { Bench } from './measurement.ts';

/** Reading the index from the event store, beside ClickHouse merely writing the same columns in the same order nowhere. */
export const run: Bench = async ({ events = DEFAULT_EVENTS }) => {
  const world = await worldOf(events);
  const bare = `SELECT identity, happened_at, ordinal, name, channel FROM events FINAL WHERE workspace = {workspace:UUID}
    AND kind IN ('track', 'page', 'screen') ORDER BY workspace, identity, stated_at, message_id FORMAT Null`;
  const peerMs = await bestOf(2, () => world.store.events.command(bare, { params: { workspace: WORKSPACE } }));
  return [
    {
      name: 'index-load',
      n: events,
      ours_ms: world.loadMs,
      ours_per_s: events / (world.loadMs / 1000),
      peer: 'ClickHouse reading the same rows in the same order, discarding them',
      peer_ms: peerMs,
      peer_per_s: events / (peerMs / 1000),
      ratio: peerMs / world.loadMs,
      bytes_per_event: world.index.bytes / world.index.events,
    },
  ];
};
