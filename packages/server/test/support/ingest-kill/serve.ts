// A server process to be killed: starts, says where it listens, follows its own feed, and answers which processes it has and
// what its index holds.
import { followBatches } from '../../../src/collect/index.ts';
import { firstWorkspace, startServer } from '../../../src/index.ts';
import { WorkspaceIndex } from '../../../src/insight/event-index.ts';
import { countsOfIndex } from './counts-of-index.ts';

const [dataDir = '', port = '0', after = '0', follow = 'follow'] = process.argv.slice(2);

const server = await startServer({ port: Number(port), host: '127.0.0.1', dataDir, demo: false, writeKey: 'proof' });
const { store } = server.context;
const workspace = (await firstWorkspace(server.context)).id;

const index = follow === 'follow' ? await WorkspaceIndex.open(server.context, workspace) : undefined;

/** Reads what a batch touched whole, as an index would, and tells the parent what it saw and how far it has come. */
if (follow === 'follow') {
  followBatches(
    server.context,
    workspace,
    BigInt(after),
    async (batches) => {
      const identities = [...new Set(batches.flatMap((batch) => batch.identities))];
      const rows = await store.events.query<{ message_id: string }>(
        'select message_id from events final where identity in ({identities:Array(UInt64)})',
        { params: { identities } },
      );
      const position = String(batches.at(-1)?.position ?? after);
      process.send?.({ seen: rows.map((row) => row.message_id), position });
    },
    (error) => console.error('follower, will try again:', error instanceof Error ? error.message : error),
  );
}

process.on('message', (message) => {
  if (message === 'processes') process.send?.({ processes: store.processes() });
  if (message === 'index' && index !== undefined)
    void countsOfIndex(server.context, workspace, index).then((indexed) => process.send?.({ indexed }));
  if (message === 'close')
    void Promise.resolve(index?.close())
      .then(() => server.close())
      .then(() => process.exit(0));
});
process.on('disconnect', () => process.exit(1));
process.send?.({ listening: server.url, port: server.port });
