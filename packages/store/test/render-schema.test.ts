import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderSchema } from '../src/schema/render-schema.ts';

const asScript = (statements: readonly string[]) => statements.map((statement) => `${statement};\n`).join('\n');

test('the schema for one server is the one reviewed', async () => {
  await expect(asScript(renderSchema())).toMatchFileSnapshot(join(import.meta.dirname, 'schema-server.golden.sql'));
});

test('the schema for a replicated, sharded cluster is the one reviewed', async () => {
  const script = asScript(renderSchema({ cluster: 'journeys' }));
  await expect(script).toMatchFileSnapshot(join(import.meta.dirname, 'schema-cluster.golden.sql'));
});

test('both have the same columns', () => {
  const columns = (statements: readonly string[]) => statements.join('\n').match(/^ {2}`.*$/gm);
  expect(columns(renderSchema({ cluster: 'journeys' }))).toEqual(columns(renderSchema()));
});

test('what cannot be the name of a cluster is refused', () => {
  for (const name of ['', 'a b', 'a`; DROP TABLE events', 'ä']) {
    expect(() => renderSchema({ cluster: name })).toThrow(/cannot be the name of a cluster/);
  }
});
