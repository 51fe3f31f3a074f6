import openapiTypescript, { astToString, stringToAST } from 'openapi-typescript';

const HEADING = `/**
 * The API as TypeScript, made from /api/openapi.json by \`node packages/web/scripts/generate-client.ts\`.
 * Not to be changed by hand; a test says when it is out of date.
 */

`;

/** Schemas that are the model's own types: those say more than JSON Schema can (pairs, names of fields). */
const MODEL_TYPES = ['JourneyMap', 'JourneyMapInput', 'Touchpoint', 'TouchpointInput'];

/**
 * The types of the routes under \`/api/v1\`, as the text of \`src/api/schema.ts\`. What else the server answers (the
 * tracking protocol, health) is not for pages.
 */
export async function describeApi(description: string): Promise<string> {
  const document: unknown = JSON.parse(description);
  if (typeof document !== 'object' || document === null || !('paths' in document)) {
    throw new Error('expected an OpenAPI document with paths');
  }
  const paths = Object.entries(document.paths ?? {}).filter(([path]) => path.startsWith('/api/v1/'));
  const forPages = JSON.stringify({ ...document, paths: Object.fromEntries(paths) });
  const nodes = await openapiTypescript(forPages, {
    alphabetize: true,
    // What has a default may be left out of a request.
    defaultNonNullable: false,
    transform(_schema, { path }) {
      const name = MODEL_TYPES.find((type) => path === `#/components/schemas/${type}`);
      if (name === undefined) return undefined;
      const alias: unknown = stringToAST(`type Own = ${name};`)[0];
      if (typeof alias !== 'object' || alias === null || !('type' in alias)) return undefined;
      // A node of the generator's own TypeScript, whose types are not ours to name.
      return alias.type as never;
    },
  });
  const body = astToString(nodes);
  const used = MODEL_TYPES.filter((type) => body.includes(`: ${type};`));
  const imports = used.length === 0 ? '' : `import type { ${used.join(', ')} } from '@waymark/model';\n\n`;
  return HEADING + imports + body;
}
