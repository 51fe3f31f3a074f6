import { z } from 'zod';
import { journeyMapSchema } from '../map/journey-map.ts';

/** Address under which the schema is known. */
const SCHEMA_ID = 'https://waymark.example/schema/journey-map.schema.json';

/** The published JSON Schema (2020-12) of a journey map as a file may write it: what has a default may be left out. */
export function journeyMapJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(journeyMapSchema, { io: 'input', target: 'draft-2020-12' });
  return { $id: SCHEMA_ID, ...schema };
}
