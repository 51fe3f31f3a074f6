import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunningServer, startServer } from '@waymark/server';
import {
  clinicFindings,
  clinicWorld,
  dayOf,
  eventsOfDay,
  type Finding,
  startOfDay,
  type TrainTruth,
  trainFindings,
  trainWorld,
  type World,
} from '@waymark/simulator';
import { z } from 'zod';
import { type Connection, connect } from '../../src/connection.ts';
import { sendLists } from '../../src/simulation/send-events.ts';

/** A number of the live map beside the truth it should tell. */
export interface Look {
  readonly what: string;
  readonly n: number;
  readonly found: number;
  readonly truth: number;
  /** How many standard errors they are apart; the error follows from the truth and n. */
  readonly z: number;
  /** Whether the interval of 95 % shown beside the number holds the truth; undefined where none is shown. */
  readonly covered?: boolean;
}

/** What the live maps of both worlds say, to be held against one truth or another. */
export interface Answers {
  readonly train: WorldAnswers;
  readonly clinic: WorldAnswers;
}

const liveSchema = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      touches: z.number(),
      open: z.number(),
      dropOff: z.object({ journeys: z.number(), share: z.number() }).nullable(),
      time: z.object({ n: z.number(), medianMs: z.number() }).nullable(),
    }),
  ),
});
const measureSchema = z.object({
  property: z.string(),
  when: z.object({ is: z.boolean().optional() }).loose().optional(),
});
const boundSchema = z.object({ name: z.string().optional() }).optional();
const touchpointsSchema = z.object({ items: z.array(z.object({ id: z.string(), binding: boundSchema })) });
const mapSchema = z.object({
  phases: z.array(
    z.object({
      steps: z.array(z.object({ id: z.string(), binding: boundSchema, touchpoints: z.array(z.string()) })),
    }),
  ),
  expectations: z.array(z.object({ id: z.string(), measuredBy: measureSchema.optional() })),
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

interface WorldAnswers {
  /** By the name of the event that a step is recognised by. */
  readonly steps: ReadonlyMap<string, z.infer<typeof liveSchema>['steps'][number]>;
  /** By the property that is asked about, and the situation. */
  readonly experience: ReadonlyMap<string, z.infer<typeof experienceSchema>['items'][number]>;
}

const DAY_MS = 86_400_000;
/** So long ago the first came; and the last, so that every journey is over: five trips and the map's patience. */
const FIRST_DAYS_AGO = 460;
const LAST_DAYS_AGO = 320;
const WAIT_MS = 60_000;

const keyOf = (property: string, situation: boolean | undefined) => `${property} ${situation ?? ''}`.trim();

/** Sends both worlds of one seed through the tracking protocol into a server of their own, and asks their live maps. */
export async function askWorlds(seed: number, peopleADay: number): Promise<Answers> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-truth-'));
  const server = await startServer({ port: 0, host: '127.0.0.1', dataDir, demo: false });
  const connection = await connect({ data: dataDir });
  try {
    const train = await fill(server, connection, trainWorld, seed, peopleADay);
    const clinic = await fill(server, connection, clinicWorld, seed, peopleADay);
    return { train: await answersOf(server, connection, train), clinic: await answersOf(server, connection, clinic) };
  } finally {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** @returns the id of the world's map */
async function fill(server: RunningServer, connection: Connection, world: World, seed: number, peopleADay: number) {
  const today = dayOf(Date.now());
  const lists = function* () {
    for (let day = today - FIRST_DAYS_AGO; day < today - LAST_DAYS_AGO; day += 1) {
      yield eventsOfDay(world, day, { seed, peopleADay }).filter(({ at }) => at < startOfDay(today) - 60 * DAY_MS);
    }
  };
  const { body } = await connection.ask('/api/v1/maps', { json: { template: world.template, language: 'de' } });
  const target = { url: server.url, writeKey: server.writeKey };
  await sendLists(target, lists(), () => {}, new AbortController().signal);
  return z.object({ id: z.string() }).parse(body).id;
}

const touchesSchema = z.object({ items: z.array(z.object({ events: z.number() })) });

/** The index follows the feed; the maps are asked once it has come to the end. */
async function waitForIndex(server: RunningServer, connection: Connection): Promise<void> {
  const [row] = await server.context.store.events.query<{ n: string }>(
    "select count() as n from events final where kind in ('track', 'page', 'screen')",
  );
  for (const began = performance.now(); performance.now() - began < WAIT_MS; await pause(200)) {
    const { items } = touchesSchema.parse((await connection.ask('/api/v1/insight/event-names')).body);
    if (items.reduce((sum, { events }) => sum + events, 0) === Number(row?.n)) return;
  }
  throw new Error('The index did not come to the end of the feed');
}

async function answersOf(server: RunningServer, connection: Connection, id: string): Promise<WorldAnswers> {
  await waitForIndex(server, connection);
  const ask = async (what: string) => (await connection.ask(`/api/v1/maps/${id}${what}`)).body;
  const map = mapSchema.parse(await ask(''));
  const { items: touchpoints } = touchpointsSchema.parse((await connection.ask('/api/v1/touchpoints')).body);
  const { steps } = liveSchema.parse(await ask('/live'));
  const { items } = experienceSchema.parse(await ask('/experience'));
  const eventOf = new Map(
    map.phases.flatMap((phase) =>
      phase.steps.map((step) => {
        const touchpoint = touchpoints.find((one) => one.id === step.touchpoints[0]);
        return [step.id, step.binding?.name ?? touchpoint?.binding?.name ?? ''] as const;
      }),
    ),
  );
  const asked = new Map(map.expectations.map(({ id: of, measuredBy }) => [of, measuredBy]));
  return {
    steps: new Map(steps.map((step) => [eventOf.get(step.id) ?? '', step])),
    experience: new Map(
      items.map((item) => {
        const measure = asked.get(item.expectation);
        return [keyOf(measure?.property.replace('ratings.', '') ?? '', measure?.when?.is), item];
      }),
    ),
  };
}

function must<Value>(value: Value | null | undefined, what: string): Value {
  if (value === undefined || value === null) throw new Error(`The live map does not say: ${what}`);
  return value;
}

/** Standard errors between a share found among n and the true one. */
const binomialZ = (found: number, truth: number, n: number) => (found - truth) / Math.sqrt((truth * (1 - truth)) / n);

function lookAt({ steps, experience }: WorldAnswers, finding: Finding): Look {
  switch (finding.kind) {
    case 'leaves': {
      const { after, share: truth } = finding;
      const step = must(steps.get(after), after);
      // Where nobody counts as having left (a map without patience), those are meant who have not come back so far.
      const left = (step.dropOff?.journeys ?? 0) + step.open;
      const n =
        step.dropOff !== null && step.dropOff.share > 0 ? step.dropOff.journeys / step.dropOff.share : step.touches;
      const found = left / n;
      return { what: `leaves after ${after}`, n, found, truth, z: binomialZ(found, truth, n) };
    }
    case 'comes': {
      const { to, of, share: truth } = finding;
      const n = must(steps.get(of), of).touches;
      const found = must(steps.get(to), to).touches / n;
      return { what: `comes to ${to} of ${of}`, n, found, truth, z: binomialZ(found, truth, n) };
    }
    case 'takes': {
      const { to, medianMs: truth, logDensity } = finding;
      const { n, medianMs: found } = must(steps.get(to)?.time, `time of ${to}`);
      // A sample median's standard error is 1 / (2 √n density); the live map's times are whole seconds.
      const error = 1 / (2 * Math.sqrt(n) * logDensity);
      return { what: `takes to ${to}`, n, found, truth, z: Math.log(found / truth) / error };
    }
    case 'says': {
      const { aspect, situation, mean: truth } = finding;
      const what = keyOf(aspect, situation);
      const { n, mean: found, low, high } = must(experience.get(what), what);
      const [from, to] = [must(low, what), must(high, what)];
      const covered = from <= truth && truth <= to;
      return { what: `says ${what}`, n, found, truth, z: (found - truth) / ((to - from) / (2 * 1.96)), covered };
    }
  }
}

/** Every number beside what it should be; `trainTruth` in place of the world's own shows whether a wrong one is found out. */
export function looksAt({ train, clinic }: Answers, trainTruth?: TrainTruth): Look[] {
  return [
    ...trainFindings(trainTruth).map((finding) => lookAt(train, finding)),
    ...clinicFindings().map((finding) => lookAt(clinic, finding)),
  ];
}
