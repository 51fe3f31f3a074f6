import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningServer, startServer } from '@waymark/server';
import { TRAIN_TRUTH as TRUTH } from '@waymark/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Connection, connect } from '../src/connection.ts';
import { type DemoOptions, fillDemoWorld, keepDemoWorldAlive } from '../src/simulation/demo-world.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-demo-'));
const configuration = { port: 0, host: '127.0.0.1', dataDir, demo: true };
let server: RunningServer;
let connection: Connection;
let options: DemoOptions;
const stop = new AbortController();

beforeAll(async () => {
  server = await startServer(configuration);
  connection = await connect({ data: dataDir });
  options = {
    connection,
    target: { url: server.url, writeKey: server.writeKey },
    dataDir,
    signal: stop.signal,
    clock: Date.now,
    onProgress: () => {},
    peopleADay: 15,
  };
});
afterAll(async () => {
  stop.abort();
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const liveSchema = z.object({
  people: z.number(),
  steps: z.array(
    z.object({
      id: z.string(),
      people: z.number(),
      time: z.object({ n: z.number(), medianMs: z.number() }).nullable(),
    }),
  ),
});
const mapSchema = z.object({
  phases: z.array(z.object({ steps: z.array(z.object({ id: z.string(), name: z.string() })) })),
  expectations: z.array(z.object({ id: z.string(), aspect: z.string(), context: z.string().optional() })),
});
const experienceSchema = z.object({
  items: z.array(
    z.object({
      expectation: z.string(),
      n: z.number(),
      mean: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
});
const listSchema = z.object({ items: z.array(z.object({ id: z.string(), title: z.string() })) });

async function stored(): Promise<number> {
  const [row] = await server.context.store.events.query<{ n: string }>('select count() as n from events final');
  return Number(row?.n);
}

test('an empty server is filled once, and its live map tells the truth of the world', async () => {
  const state = await fillDemoWorld(options);
  expect(state).toBeDefined();
  const maps = listSchema.parse((await connection.ask('/api/v1/maps')).body).items;
  expect(maps.map(({ title }) => title)).toEqual(['Mit der Bahn nach Berlin']);
  const count = await stored();
  expect(count).toBeGreaterThan(20_000);

  const id = maps[0]?.id;
  const map = mapSchema.parse((await connection.ask(`/api/v1/maps/${id}`)).body);
  const idOf = new Map(map.phases.flatMap(({ steps }) => steps.map((step) => [step.name, step.id] as const)));
  const names = z.object({ items: z.array(z.object({ name: z.string(), events: z.number(), people: z.number() })) });
  // The index follows the feed; the live map is asked once it has come to the end.
  await expect
    .poll(
      async () => {
        const items = names.parse((await connection.ask('/api/v1/insight/event-names')).body).items;
        return items.reduce((sum, { events }) => sum + events, 0);
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(await touches());
  const live = liveSchema.parse((await connection.ask(`/api/v1/maps/${id}/live`)).body);
  const step = (name: string) => live.steps.find((one) => one.id === idOf.get(name));
  const searched = step('Verbindung gesucht')?.people ?? 0;
  const booked = step('Fahrkarte gebucht')?.people ?? 0;
  expect(searched).toBeGreaterThan(1_000);
  const error = Math.sqrt((TRUTH.books * (1 - TRUTH.books)) / searched);
  expect(Math.abs(booked / searched - TRUTH.books)).toBeLessThan(4 * error);
  const printing = step('Beleg ausgedruckt')?.time;
  // Four standard errors of a median of log-normal times whose spread is 0.8.
  const tolerance = 4 * 1.2533 * (0.8 / Math.sqrt(printing?.n ?? 1));
  expect(Math.abs(Math.log((printing?.medianMs ?? 0) / 60_000 / TRUTH.minutesToPrint))).toBeLessThan(tolerance);

  // What people say comes back out as it was put in: about its true mean, apart from rounding to whole grades.
  const aspects = new Map(
    map.expectations.map(({ id: of, aspect, context }) => [of, `${aspect} ${context ?? ''}`.trim()]),
  );
  const { items } = experienceSchema.parse((await connection.ask(`/api/v1/maps/${id}/experience`)).body);
  const experienced = new Map(items.map((item) => [aspects.get(item.expectation), item]));
  const truths = [
    ['Übersicht', TRUTH.grades.clarity],
    ['Aufwand', TRUTH.grades.effortOfPrinting],
    ['Auskunft in Echtzeit', TRUTH.grades.realTimeInformation],
    ['Auskunft in Echtzeit mit Anschluss', TRUTH.grades.realTimeInformationWithConnection],
  ] as const;
  for (const [aspect, truth] of truths) {
    const found = experienced.get(aspect);
    expect(found?.n, aspect).toBeGreaterThan(20);
    const standardError = ((found?.high ?? 0) - (found?.low ?? 0)) / (2 * 1.96);
    expect(Math.abs((found?.mean ?? 0) - truth), aspect).toBeLessThan(4 * standardError + 0.06);
  }

  const audienceSchema = z.object({
    items: z.array(z.object({ name: z.string(), people: z.number(), current: z.boolean() })),
  });
  const audiences = async () => audienceSchema.parse((await connection.ask('/api/v1/audiences')).body).items;
  await expect.poll(async () => (await audiences()).every(({ current }) => current), { timeout: 30_000 }).toBe(true);
  expect((await audiences()).map(({ name, people }) => [name, people > 0])).toEqual([
    ['Anschluss verpasst', true],
    ['Gesucht, aber nicht gebucht', true],
    ['Lange verglichen', true],
  ]);

  // Filled again after a kill that lost its note: the same events, nothing added; beside one's own data: left alone.
  expect(await fillDemoWorld({ ...options, clock: () => (state?.sentUpTo ?? 0) + 1 })).toBeDefined();
  expect(await stored()).toBe(count);
  expect(await audiences()).toHaveLength(3);
  rmSync(path.join(dataDir, 'demo.json'));
  expect(await fillDemoWorld(options)).toBeUndefined();
});

async function touches(): Promise<number> {
  const [row] = await server.context.store.events.query<{ n: string }>(
    "select count() as n from events final where kind in ('track', 'page', 'screen')",
  );
  return Number(row?.n);
}

test('the world goes on: what happens now arrives', async () => {
  const before = await stored();
  const begins = Date.now() - 30 * 86_400_000;
  const going = keepDemoWorldAlive(
    { ...options, peopleADay: 3_000 },
    { seed: 2, begins, sentUpTo: Date.now() - 120_000 },
  );
  await expect.poll(stored, { timeout: 50_000, interval: 500 }).toBeGreaterThan(before);
  stop.abort();
  await going.catch((error: unknown) => expect(error).toMatchObject({ name: 'AbortError' }));
});
