import { expect, test } from 'vitest';
import { killDuringIngest } from './support/ingest-kill/kill-during-ingest.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

test(`killed during ingest, twice each: every acknowledged event is there exactly once (seed ${seed})`, async () => {
  const report = await killDuringIngest(2, seed, () => {});
  expect(report.kills).toBe(6);
  expect(report.acknowledged).toBeGreaterThan(300);
}, 240_000);
