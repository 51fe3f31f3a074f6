import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { instanceKey } from '../src/instance-key.ts';
import { testConfiguration } from './support/test-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a key is the same for the same purpose and secret, and different for others', () => {
  const made = instanceKey(testConfiguration(folder), 'links');
  expect(made).toHaveLength(32);
  expect(instanceKey(testConfiguration(folder), 'links')).toEqual(made);
  expect(instanceKey(testConfiguration(folder), 'audit')).not.toEqual(made);
  const given = testConfiguration(folder, { secret: 'one secret of an installation' });
  expect(instanceKey(given, 'links')).not.toEqual(made);
  expect(instanceKey(testConfiguration('/nowhere', { secret: 'one secret of an installation' }), 'links')).toEqual(
    instanceKey(given, 'links'),
  );
});

test('the secret of the data folder is for its owner alone', () => {
  expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
});
