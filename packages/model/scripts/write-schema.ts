import { writeFileSync } from 'node:fs';
import { journeyMapJsonSchema } from '../src/format/json-schema.ts';

const target = new URL('../schema/journey-map.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(journeyMapJsonSchema(), null, 2)}\n`);
