import { expect, test } from 'vitest';
import { eraseDuringIngest } from '../support/erasure/erase-during-ingest.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

test(`people erased while events come in: nothing of them is left, nothing of others is lost (seed ${seed})`, async () => {
  const report = await eraseDuringIngest(120, 30, seed);
  expect(report).toMatchObject({ erased: 30, left: 0, inFiles: 0, missedInFiles: 0, indexSurplus: 0 });
  expect(report.kept).toBe(report.acknowledged);
  expect(report.acknowledged).toBeGreaterThan(90);
}, 180_000);
