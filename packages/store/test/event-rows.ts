import { randomUUID } from 'node:crypto';

/** One row of `events` as JSONEachRow text; times are UTC text. */
export function eventRow(fields: { workspace: string; messageId: string } & Record<string, unknown>): string {
  const { workspace, messageId, ...rest } = fields;
  return `${JSON.stringify({
    workspace,
    identity: '1',
    stated_at: '2026-01-02 03:04:05.678',
    message_id: messageId,
    ordinal: 0,
    happened_at: '2026-01-02 03:04:05.678',
    received_at: '2026-01-02 03:04:06.000',
    kind: 'track',
    name: 'Bought',
    channel: 'web',
    value: '12.5',
    currency: 'EUR',
    url_path: '/basket',
    campaign: '',
    properties: {},
    context: {},
    source: 'test',
    consent: [],
    identifiers: ['1'],
    batch: '1',
    ...rest,
  })}\n`;
}

/** A workspace nobody else uses, so that suites can share servers. */
export const newWorkspace = (): string => randomUUID();
