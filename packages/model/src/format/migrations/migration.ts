/** A map as JSON in whatever version of the format. */
export type JsonObject = { [key: string]: unknown };

export type Downgrade = { ok: true; value: JsonObject } | { ok: false; path: string; reason: string };

/**
 * A named step between two neighbouring versions of the format. Both ways leave untouched what they do not know;
 * whether the result is a valid map is the schema's business.
 */
export interface FormatMigration {
  name: string;
  from: number;
  to: number;
  /** Why the format changed, one sentence. */
  reason: string;
  up(map: JsonObject): JsonObject;
  /** The way back, where the older format can hold the map. */
  down(map: JsonObject): Downgrade;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
