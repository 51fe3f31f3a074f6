import type { NewEvent } from './new-event.ts';

/**
 * An event as one line of JSONEachRow for the table `events`. Built by hand: this is the hottest line of the server, and
 * properties and context are JSON text already. A bare number is read as the ticks of a DateTime64: milliseconds.
 * @param identities the hashes of the event's identifiers, strongest first
 */
export function eventRow(workspace: string, event: NewEvent, identities: readonly bigint[], batch: string): string {
  return (
    `{"workspace":"${workspace}","identity":${identities[0]},"stated_at":${event.statedAt},` +
    `"message_id":${JSON.stringify(event.messageId)},"ordinal":${event.ordinal},` +
    `"happened_at":${event.happenedAt},"received_at":${event.receivedAt},` +
    `"kind":"${event.kind}","name":${JSON.stringify(event.name)},"channel":${JSON.stringify(event.channel)},` +
    `"value":${event.value === null ? 'null' : `"${event.value}"`},"currency":${JSON.stringify(event.currency)},` +
    `"url_path":${JSON.stringify(event.urlPath)},"campaign":${JSON.stringify(event.campaign)},` +
    `"properties":${event.properties},"context":${event.context},"source":${JSON.stringify(event.source)},` +
    `"consent":${event.consent.length === 0 ? '[]' : JSON.stringify(event.consent)},` +
    `"identifiers":[${identities.join(',')}],"batch":${batch}}\n`
  );
}
