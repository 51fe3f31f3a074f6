import openapiTypescript, { astToString } from 'openapi-typescript';

const HEADING = `/**
 * The API as TypeScript, made from /api/openapi.json by \`node packages/web/scripts/generate-client.ts\`.
 * Not to be changed by hand; a test says when it is out of date.
 */

`;

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
  return HEADING + astToString(await openapiTypescript(forPages, { alphabetize: true }));
}
