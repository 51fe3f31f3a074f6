import { z } from 'zod';
import { journeyMapSchema } from '../map/journey-map.ts';
import { FORMAT_VERSION } from './format-version.ts';

/** Name of the schema; a version of the format has a schema of its own. */
const SCHEMA_ID = `urn:waymark:schema:journey-map:${FORMAT_VERSION}`;

/** The published JSON Schema (2020-12) of a journey map as a file may write it: what has a default may be left out. */
export function journeyMapJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(journeyMapSchema, { io: 'input', target: 'draft-2020-12' });
  return { $id: SCHEMA_ID, ...schema };
}
