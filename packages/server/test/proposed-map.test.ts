import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type JourneyMap, parseMap, validateMap } from '@waymark/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { beginImport, importById, mappingSchema, previewFile } from '../src/imports/index.ts';
import { naturalBreaks, phasesFor } from '../src/insight/cut-phases.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer } from './support/test-server.ts';

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');
const here = existsSync(DATA);
if (!here) console.warn(`${DATA} is absent: maps are not proposed from real files`);

let dataDir: string;
let server: RunningServer;
let workspace: string;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-proposal-'));
  server = await startTestServer(dataDir);
  workspace = z.object({ workspace: z.object({ id: z.string() }) }).parse((await ask(server, '/api/v1/session')).body)
    .workspace.id;
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const proposalSchema = z.object({
  people: z.number(),
  events: z.number(),
  names: z.number(),
  steps: z.array(
    z.object({
      event: z.string(),
      people: z.number(),
      share: z.number(),
      repeatedBy: z.number(),
      starts: z.number(),
      ends: z.number(),
      place: z.number(),
    }),
  ),
  map: z.unknown(),
});

async function proposed(query: string) {
  const proposal = proposalSchema.parse((await ask(server, `/api/v1/insight/proposed-map?${query}`)).body);
  const parsed = parseMap(proposal.map);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(
    validateMap(parsed.value, parsed.value.touchpoints ?? []).filter(({ severity }) => severity === 'error'),
  ).toEqual([]);
  return { ...proposal, map: parsed.value, order: proposal.steps.map(({ event }) => event) };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Reads a file in as the assistant guesses it. @returns the import's id */
async function read(name: string): Promise<string> {
  const file = path.join(DATA, name);
  const { mapping } = await previewFile(file, name, { timeZone: 'UTC', now: Date.now() });
  const wish = { path: file, file: name, bytes: 1, mapping: mappingSchema.parse(mapping) };
  const { id } = await beginImport(server.context, workspace, wish);
  await until(async () => (await importById(server.context, workspace, id))?.state === 'done');
  return id;
}

/** Waits until the index has what was read in. */
async function indexed(events: number): Promise<void> {
  const all = z.object({ items: z.array(z.object({ events: z.number() })) });
  await until(async () => {
    const { items } = all.parse((await ask(server, '/api/v1/insight/event-names')).body);
    return items.reduce((sum, one) => sum + one.events, 0) === events;
  });
}

test('nothing to propose from', async () => {
  const { people, steps, map } = await proposed('');
  expect({ people, steps, phases: map.phases }).toEqual({ people: 0, steps: [], phases: [] });
});

describe.skipIf(!here)('from real files', () => {
  let sepsis: string;
  let billing: string;
  beforeAll(async () => {
    sepsis = await read('sepsis.csv.gz');
    billing = await read('hospital_billing.csv.gz');
    // One row of the billing log cannot be read.
    await indexed(15_214 + 49_950);
  }, 240_000);

  const shapeOf = (map: JourneyMap) => map.phases.map(({ name, steps }) => [name, steps.map((step) => step.name)]);

  test('sepsis: from the emergency room to the return, in five phases, and the map lives', async () => {
    const { people, names, steps, map } = await proposed(`import=${sepsis}&language=en&title=Sepsis`);
    expect({ people, names, title: map.title }).toEqual({ people: 1_050, names: 16, title: 'Sepsis' });
    expect(shapeOf(map)).toEqual([
      ['ER Registration', ['ER Registration', 'ER Triage']],
      ['ER Sepsis Triage', ['ER Sepsis Triage']],
      ['Leucocytes', ['Leucocytes', 'CRP', 'LacticAcid', 'IV Liquid']],
      ['IV Antibiotics', ['IV Antibiotics', 'Admission IC', 'Admission NC']],
      ['Release A', ['Release A', 'Release D', 'Release C', 'Release B', 'Return ER']],
    ]);
    // Who comes back after the release begins a way of his own.
    expect(map.decisionA.binding).toBeUndefined();
    expect(map.decisionB).toMatchObject({ text: 'Goal: Release A', binding: { name: ['Release A'] } });
    const byName = new Map(map.phases.flatMap((phase) => phase.steps).map((step) => [step.name, step]));
    expect(byName.get('CRP')).toMatchObject({ optional: false, repeatable: true, binding: { name: 'CRP' } });
    expect(byName.get('Return ER')).toMatchObject({ optional: true, repeatable: false });
    expect(steps.find(({ event }) => event === 'ER Registration')).toMatchObject({ people: 1_050, share: 1, place: 0 });

    const { id } = z.object({ id: z.string() }).parse((await ask(server, '/api/v1/maps', { body: { map } })).body);
    const live = z
      .object({ people: z.number(), steps: z.array(z.object({ bound: z.boolean(), people: z.number() })) })
      .parse((await ask(server, `/api/v1/maps/${id}/live`)).body);
    expect(live.people).toBe(1_050);
    expect(live.steps.every(({ bound, people: at }) => bound && at > 0)).toBe(true);
  });

  test('hospital billing: from new to billed, in four phases; steps can be left out and phases counted', async () => {
    const { people, map } = await proposed(`import=${billing}&language=de`);
    expect(people).toBe(9_999);
    expect(shapeOf(map)).toEqual([
      ['NEW', ['NEW', 'CHANGE DIAGN']],
      ['FIN', ['FIN', 'RELEASE']],
      ['CODE OK', ['CODE NOK', 'CODE OK', 'REOPEN', 'STORNO']],
      ['BILLED', ['REJECT', 'BILLED', 'DELETE']],
    ]);
    expect(map).toMatchObject({
      title: 'hospital_billing',
      decisionA: { text: 'Beginn: NEW', binding: { name: ['NEW'] } },
      decisionB: { text: 'Ziel: BILLED', binding: { name: ['BILLED'] } },
    });
    const less = await proposed(`import=${billing}&phases=2&without=STORNO&without=REOPEN`);
    expect(less.order).not.toContain('STORNO');
    expect(less.map.phases).toHaveLength(2);
    expect((await proposed('')).names).toBeGreaterThan(30);
    const none = await ask(server, '/api/v1/insight/proposed-map?import=00000000-0000-7000-8000-000000000001');
    expect(none.status).toBe(404);
  });
});

test('natural breaks are the best of all cuts', () => {
  const spread = (values: readonly number[]): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const cost = (values: readonly number[], begins: readonly number[]): number =>
    begins.reduce((sum, begin, place) => sum + spread(values.slice(begin, begins[place + 1])), 0);
  const cuts = (n: number, groups: number, from = 0): number[][] =>
    groups === 1
      ? [[from]]
      : Array.from({ length: n - from - groups + 1 }, (_, more) => from + more + 1).flatMap((begin) =>
          cuts(n, groups - 1, begin).map((rest) => [from, ...rest]),
        );
  const values = [0, 0.02, 0.1, 0.11, 0.4, 0.42, 0.43, 0.9, 1];
  for (const groups of [1, 2, 3, 4, 9]) {
    const best = Math.min(...cuts(values.length, groups).map((begins) => cost(values, begins)));
    const found = naturalBreaks(values, groups);
    expect(found).toHaveLength(groups);
    expect(cost(values, found)).toBeCloseTo(best, 12);
  }
  expect(naturalBreaks(values, 3)).toEqual([0, 4, 7]);
  expect([1, 3, 4, 12, 16, 24, 40].map(phasesFor)).toEqual([1, 3, 4, 4, 5, 8, 8]);
});
