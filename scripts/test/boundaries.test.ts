import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayImport } from '../../.dependency-cruiser.mjs';

const root = join(import.meta.dirname, '..', '..');
let house: string;

/** A small house with the project's own rules, in which a test may break one. */
beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'waymark-boundaries-'));
  await cp(join(root, '.dependency-cruiser.mjs'), join(house, '.dependency-cruiser.mjs'));
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
});
afterAll(() => rm(house, { recursive: true, force: true }));

/** Writes the files, cruises, removes them again; the names of the broken rules. */
async function broken(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [cruiser, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'packages'];
  const json = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, args, { cwd: house, maxBuffer: 1 << 26 }, (error, stdout) =>
      stdout === '' ? reject(error ?? new Error('no output')) : resolve(stdout),
    );
  });
  await rm(join(house, 'packages'), { recursive: true });
  const report = JSON.parse(json) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(report.summary.violations.map((violation) => violation.rule.name))].sort();
}

test('an allowed import passes', async () => {
  const files = {
    'packages/server/src/maps/a.ts': "export { b } from './b.ts';",
    'packages/server/src/maps/b.ts': 'export const b = 1;',
  };
  expect(await broken(files)).toEqual([]);
});

test('a package that imports against the arrows is found', async () => {
  const files = {
    'packages/model/src/a.ts': "export { b } from '../../store/src/b.ts';",
    'packages/store/src/b.ts': 'export const b = 1;',
  };
  expect(await broken(files)).toEqual(['model-may-import-only-nothing-of-ours']);
});

test('a type-only import against the arrows is found as well', async () => {
  const files = {
    'packages/engine/src/a.ts': "export type { B } from '../../model/src/b.ts';",
    'packages/model/src/b.ts': 'export type B = 1;',
  };
  expect(await broken(files)).toEqual(['engine-may-import-only-nothing-of-ours']);
});

test('a circle is found', async () => {
  const files = {
    'packages/engine/src/a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
    'packages/engine/src/b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
  };
  expect(await broken(files)).toEqual(['no-circles']);
});

test('a room that reaches into another room is found', async () => {
  const files = {
    'packages/server/src/maps/a.ts': "export { b } from '../people/tables.ts';",
    'packages/server/src/people/tables.ts': 'export const b = 1;',
  };
  expect(await broken(files)).toEqual(['rooms-speak-through-their-index']);
});

test('two rooms that need each other are found', async () => {
  const files = {
    'packages/server/src/maps/index.ts': "export { c } from '../people/index.ts';",
    'packages/server/src/people/index.ts': "export { d } from './d.ts';\nexport const c = 1;",
    'packages/server/src/people/d.ts': "export { e as d } from '../jobs/index.ts';",
    'packages/server/src/jobs/index.ts': "export { e } from './e.ts';\nexport { f } from './f.ts';",
    'packages/server/src/jobs/e.ts': 'export const e = 1;',
    'packages/server/src/jobs/f.ts': "export { g as f } from '../maps/g.ts';",
    'packages/server/src/maps/g.ts': 'export const g = 1;',
  };
  expect(await broken(files)).toContain('no-circles-between-rooms');
});

test('an undeclared package is found', async () => {
  const files = {
    'packages/model/package.json': '{ "name": "m" }',
    'packages/model/src/a.ts': "import fastify from 'fastify';\nexport const app = fastify();",
  };
  expect(await broken(files)).toEqual(['declared-only']);
});

test.each(Object.entries(mayImport))(
  'the package.json of %s names no package of ours it may not import',
  async (name, allowed) => {
    const text = await readFile(join(root, 'packages', name, 'package.json'), 'utf8');
    const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
    const ours = Object.keys(dependencies).filter((one) => one.startsWith('@waymark/'));
    expect(ours.map((one) => one.slice('@waymark/'.length)).sort()).toEqual([...allowed].sort());
  },
);
