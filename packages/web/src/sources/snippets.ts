/** A way to send events that is ready to be copied. */
export interface Snippet {
  readonly name: string;
  readonly code: string;
}

/** The ways to send events to a server (`url` without a slash at its end) with a write key. */
export function snippetsFor(url: string, key: string): readonly Snippet[] {
  return [
    {
      name: 'Browser',
      code: `// npm install @segment/analytics-next
import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${url}' });
analytics.page();
analytics.track('Ticket booked', { revenue: 29.9, currency: 'EUR' });`,
    },
    {
      name: 'Node.js',
      code: `// npm install @segment/analytics-node
import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${key}', host: '${url}' });
analytics.track({ userId: 'u-1', event: 'Ticket booked' });`,
    },
    {
      name: 'curl',
      code: `curl -u '${key}:' -H 'content-type: application/json' \\
  -d '{"userId":"u-1","event":"Ticket booked"}' \\
  ${url}/v1/track`,
    },
    {
      name: 'RudderStack',
      code: `// npm install @rudderstack/rudder-sdk-node
import RudderAnalytics from '@rudderstack/rudder-sdk-node';

const analytics = new RudderAnalytics('${key}', { dataPlaneUrl: '${url}' });
analytics.track({ userId: 'u-1', event: 'Ticket booked' });`,
    },
    {
      name: 'PostHog',
      code: `// npm install posthog-node
import { PostHog } from 'posthog-node';

const posthog = new PostHog('${key}', { host: '${url}' });
posthog.capture({ distinctId: 'u-1', event: 'Ticket booked' });`,
    },
  ];
}
