/** An object as it came from JSON; nothing is known of its values. */
export type JsonObject = { readonly [key: string]: unknown };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a key, or an empty one: for optional parts whose shape does not matter when it is wrong. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(parent, key) ? parent[key] : undefined;
  return isJsonObject(value) ? value : {};
}

/** The text at a key, or undefined. */
export function textAt(parent: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(parent, key) ? parent[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `over` laid on `base`: objects are merged to a depth of three, everything else is replaced. */
export function mergeObjects(base: JsonObject, over: JsonObject, depth = 3): JsonObject {
  // Without a prototype, so that a key named __proto__ is a key like any other.
  const merged: { [key: string]: unknown } = Object.assign(Object.create(null), base);
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] =
      depth > 1 && isJsonObject(below) && isJsonObject(value) ? mergeObjects(below, value, depth - 1) : value;
  }
  return merged;
}
