/** Where a snippet is to be put: into a page as it is, into a page that is built, into a file for Node, or into a shell. */
export type SnippetPlace = 'page' | 'bundled' | 'node' | 'shell';

/** A way to send events that is ready to be copied. */
export interface Snippet {
  readonly name: string;
  readonly place: SnippetPlace;
  readonly code: string;
}

/**
 * The ways to send events to a server (`url` without a slash at its end) with a write key. A test runs each of them as it
 * stands.
 */
export function snippetsFor(url: string, key: string): readonly Snippet[] {
  return [
    {
      name: 'Website',
      place: 'page',
      code: `<script>
  // Before </body> of every page. Then, where something happens: waymark('Ticket booked', { price: 29.9 })
  (function () {
    var device = localStorage.getItem('waymark-device') || crypto.randomUUID();
    localStorage.setItem('waymark-device', device);
    function send(call) {
      call.anonymousId = device;
      call.messageId = crypto.randomUUID();
      call.timestamp = new Date().toISOString();
      call.context = { channel: 'web', page: { path: location.pathname, title: document.title } };
      return fetch('${url}/v1/batch', {
        method: 'POST',
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ writeKey: '${key}', batch: [call] }),
      });
    }
    window.waymark = function (event, properties) {
      return send({ type: 'track', event: event, properties: properties });
    };
    send({ type: 'page', properties: { path: location.pathname } });
  })();
</script>`,
    },
    {
      name: 'Segment Browser',
      place: 'bundled',
      code: `// npm install @segment/analytics-next
import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${url}' });
analytics.page();
analytics.track('Ticket booked', { revenue: 29.9, currency: 'EUR' });`,
    },
    {
      name: 'Node.js',
      place: 'node',
      code: `const response = await fetch('${url}/v1/track', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-write-key': '${key}' },
  body: JSON.stringify({ userId: 'u-1', event: 'Ticket booked', properties: { price: 29.9 } }),
});
if (!response.ok) throw new Error(await response.text());`,
    },
    {
      name: 'Segment Node',
      place: 'node',
      code: `// npm install @segment/analytics-node
import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${key}', host: '${url}' });
analytics.track({ userId: 'u-1', event: 'Ticket booked', properties: { price: 29.9 } });

// Before the process ends:
await analytics.closeAndFlush();`,
    },
    {
      name: 'RudderStack',
      place: 'node',
      code: `// npm install @rudderstack/rudder-sdk-node
import RudderAnalytics from '@rudderstack/rudder-sdk-node';

const analytics = new RudderAnalytics('${key}', { dataPlaneUrl: '${url}' });
analytics.track({ userId: 'u-1', event: 'Ticket booked', properties: { price: 29.9 } });

// Before the process ends:
await analytics.flush();`,
    },
    {
      name: 'PostHog',
      place: 'node',
      code: `// npm install posthog-node
import { PostHog } from 'posthog-node';

const posthog = new PostHog('${key}', { host: '${url}' });
posthog.capture({ distinctId: 'u-1', event: 'Ticket booked', properties: { price: 29.9 } });

// Before the process ends:
await posthog.shutdown();`,
    },
    {
      name: 'curl',
      place: 'shell',
      code: `curl -u '${key}:' -H 'content-type: application/json' \\
  -d '{"userId":"u-1","event":"Ticket booked"}' \\
  ${url}/v1/track`,
    },
  ];
}
