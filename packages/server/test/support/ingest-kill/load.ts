// The load: sends batches like an SDK, keeps sending each until it is acknowledged, and tells the parent which ones were.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

const [url = '', batch = '10', concurrency = '4', limit = '0', people = '500'] = process.argv.slice(2);
const size = Number(batch);
const most = Number(limit);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const authorization = `Basic ${Buffer.from('proof:').toString('base64')}`;
let stopping = false;
let sent = 0;

function makeBatch(): { ids: string[]; body: string } {
  const ids: string[] = [];
  const items = [];
  const now = Date.now();
  for (let i = 0; i < size; i++) {
    const messageId = randomUUID();
    const person = Math.floor(Math.random() * Number(people));
    ids.push(messageId);
    items.push({
      type: 'track',
      event: `Step ${i % 20}`,
      userId: `user-${person}`,
      anonymousId: `device-${person}`,
      messageId,
      timestamp: new Date(now - (i % 1000)).toISOString(),
      properties: { plan: 'basic', amount: i * 1.5, sku: `sku-${i % 100}`, logged_in: true },
      context: {
        library: { name: 'load', version: '1.0.0' },
        locale: 'de-DE',
        page: { path: `/p/${i % 30}`, url: `https://shop.example/p/${i % 30}?x=1` },
      },
    });
  }
  return { ids, body: JSON.stringify({ batch: items, sentAt: new Date(now).toISOString() }) };
}

function post(body: string): Promise<number> {
  return new Promise((resolve) => {
    const call = request(`${url}/v1/batch`, {
      method: 'POST',
      agent,
      headers: { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    call.on('response', (response) =>
      response
        .resume()
        .on('end', () => resolve(response.statusCode ?? 0))
        .on('error', () => resolve(0)),
    );
    call.on('error', () => resolve(0));
    call.end(body);
  });
}

const latencies: number[] = [];
/** Where the number is known, all is made before the clock runs: what is measured is the server. */
const prepared = Array.from({ length: Math.ceil(most / size) }, makeBatch);

async function sender(): Promise<void> {
  while (!stopping && (most === 0 || sent < most)) {
    sent += size;
    const { ids, body } = prepared.pop() ?? makeBatch();
    for (;;) {
      const startedAt = performance.now();
      const status = await post(body);
      if (status === 200) {
        latencies.push(performance.now() - startedAt);
        if (most === 0) process.send?.({ acknowledged: ids });
        break;
      }
      if (status >= 400 && status < 500) throw new Error(`A batch would be lost for ever: ${status}`);
      // Given up only at the end: an event nobody acknowledged may be there or not.
      if (stopping) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

process.on('message', (message) => {
  if (message === 'stop') stopping = true;
});
process.on('disconnect', () => process.exit(1));
const startedAt = performance.now();
await Promise.all(Array.from({ length: Number(concurrency) }, sender));
process.send?.(
  { done: { seconds: (performance.now() - startedAt) / 1000, events: sent, latencies } },
  undefined,
  {},
  () => process.exit(0),
);
