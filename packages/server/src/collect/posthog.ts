import { isJsonObject, type JsonObject, objectAt, textAt } from './json-object.ts';

/** Properties that are about the person or the delivery and not about what happened. */
const NOT_PROPERTIES = new Set([
  '$set',
  '$set_once',
  '$ip',
  '$anon_distinct_id',
  'distinct_id',
  'token',
  '$group_set',
  '$session_recording_url',
]);

function rest(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !NOT_PROPERTIES.has(key)));
}

/**
 * An item of PostHog's `/batch/` as the item of the tracking protocol that says the same.
 * `distinct_id` is a user id, unless the sender says the person is not identified.
 */
export function fromPostHog(item: unknown): unknown {
  if (!isJsonObject(item)) return item;
  const properties = objectAt(item, 'properties');
  const distinct = item.distinct_id ?? properties.distinct_id;
  const anonymous =
    properties.$is_identified === false || (distinct !== undefined && properties.$device_id === distinct);
  const common = {
    ...(anonymous ? { anonymousId: distinct } : { userId: distinct }),
    messageId: item.uuid ?? item.messageId,
    timestamp: item.timestamp,
    context: {
      library: { name: textAt(properties, '$lib') ?? 'posthog', version: textAt(properties, '$lib_version') },
    },
  };
  switch (item.event) {
    case '$identify':
      return {
        ...common,
        type: 'identify',
        ...(properties.$anon_distinct_id === undefined ? {} : { anonymousId: properties.$anon_distinct_id }),
        traits: { ...objectAt(properties, '$set_once'), ...objectAt(item, '$set'), ...objectAt(properties, '$set') },
      };
    case '$create_alias':
      return { ...common, type: 'alias', userId: distinct, previousId: properties.alias };
    case '$groupidentify': {
      const group = `${textAt(properties, '$group_type') ?? ''}:${String(properties.$group_key ?? '')}`;
      return { ...common, type: 'group', groupId: group };
    }
    case '$pageview':
      return {
        ...common,
        type: 'page',
        name: textAt(properties, '$pathname') ?? textAt(properties, 'title'),
        properties: { ...rest(properties), url: properties.$current_url, path: properties.$pathname },
      };
    case '$screen':
      return { ...common, type: 'screen', name: properties.$screen_name, properties: rest(properties) };
    default:
      return { ...common, type: 'track', event: item.event, properties: rest(properties) };
  }
}
