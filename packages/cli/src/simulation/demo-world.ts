import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { eventsBetween, type SimulatedEvent, trainWorld, type WorldOptions } from '@waymark/simulator';
import { z } from 'zod';
import type { Connection } from '../connection.ts';
import { makeDemoAudiences } from './demo-audiences.ts';
import { sendEvents, sendLists, type Target } from './send-events.ts';

const DAY = 86_400_000;
const HISTORY_DAYS = 180;
/** 20,000 people in the history. */
const PEOPLE_A_DAY = 111;
/** What happens is looked up so far ahead, and sent when its time has come. */
const AHEAD_MS = 3_600_000;
const TICK_MS = 2_000;

const stateSchema = z.object({
  seed: z.int(),
  /** UTC milliseconds: when the world began, and up to when everything has been sent. */
  begins: z.number(),
  sentUpTo: z.number(),
});
type DemoState = z.infer<typeof stateSchema>;

const fileIn = (dataDir: string): string => path.join(dataDir, 'demo.json');

function readState(dataDir: string): DemoState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

function writeState(dataDir: string, state: DemoState): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${fileIn(dataDir)}.new`, JSON.stringify(state));
  renameSync(`${fileIn(dataDir)}.new`, fileIn(dataDir));
}

/** Nobody has drawn or sent anything yet. */
async function isEmpty(connection: Connection): Promise<boolean> {
  const listSchema = z.object({ items: z.array(z.unknown()) });
  for (const list of ['/api/v1/maps', '/api/v1/insight/event-names'])
    if (listSchema.parse((await connection.ask(list)).body).items.length > 0) return false;
  return true;
}

export interface DemoOptions {
  readonly connection: Connection;
  readonly target: Target;
  readonly dataDir: string;
  readonly signal: AbortSignal;
  /** UTC milliseconds. */
  readonly clock: () => number;
  /** Hears the share of the history that has been sent, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly seed?: number;
  readonly peopleADay?: number;
}

/**
 * Fills an empty server with the demo world, and returns how it goes on; undefined where there is something else already.
 * Whatever was sent before and is sent again after a kill has the same ids, and falls out.
 */
export async function fillDemoWorld(options: DemoOptions): Promise<DemoState | undefined> {
  const { connection, target, dataDir, signal, clock, onProgress, seed = 1, peopleADay = PEOPLE_A_DAY } = options;
  let state = readState(dataDir);
  if (state === undefined) {
    if (!(await isEmpty(connection))) return undefined;
    const begins = clock() - HISTORY_DAYS * DAY;
    state = { seed, begins, sentUpTo: begins };
    // Written first: a server that was killed while it filled goes on, instead of being taken for somebody's own.
    writeState(dataDir, state);
  }
  await connection.ask('/api/v1/maps', {
    json: { template: trainWorld.template, language: 'de' },
    headers: { 'idempotency-key': `demo-${trainWorld.key}` },
  });
  const upTo = clock();
  const world: WorldOptions = { seed: state.seed, peopleADay };
  const days = Math.max(1, (upTo - state.sentUpTo) / DAY);
  const lists = eventsBetween(trainWorld, state.sentUpTo, upTo, world, state.begins);
  await sendLists(target, lists, (done) => onProgress(Math.min(1, done / days)), signal);
  await makeDemoAudiences(connection);
  state = { ...state, sentUpTo: upTo };
  writeState(dataDir, state);
  return state;
}

/** Lets the demo world go on in real time until the signal says stop. */
export async function keepDemoWorldAlive(options: DemoOptions, begun: DemoState): Promise<void> {
  const { target, dataDir, signal, clock, peopleADay = PEOPLE_A_DAY } = options;
  let state = begun;
  let ahead: SimulatedEvent[] = [];
  let aheadUpTo = state.sentUpTo;
  while (!signal.aborted) {
    const now = clock();
    if (now >= aheadUpTo) {
      const world: WorldOptions = { seed: state.seed, peopleADay };
      for (const events of eventsBetween(trainWorld, aheadUpTo, now + AHEAD_MS, world, state.begins)) {
        ahead.push(...events);
        await breathe();
      }
      aheadUpTo = now + AHEAD_MS;
    }
    const due = ahead.filter(({ at }) => at <= now);
    if (due.length > 0) {
      await sendEvents(target, due, signal);
      ahead = ahead.filter(({ at }) => at > now);
      state = { ...state, sentUpTo: now };
      writeState(dataDir, state);
    }
    await pause(TICK_MS, undefined, { signal });
  }
}
