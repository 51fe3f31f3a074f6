import openapiTypescript, { astToString } from 'openapi-typescript';

const HEADING = `/**
 * The API as TypeScript, made from /api/openapi.json by \`node packages/web/scripts/generate-client.ts\`.
 * Not to be changed by hand; a test says when it is out of date.
 */

`;

/** The types of an API described by OpenAPI, as the text of \`src/api/schema.ts\`. */
export async function describeApi(description: string): Promise<string> {
  return HEADING + astToString(await openapiTypescript(description, { alphabetize: true }));
}
