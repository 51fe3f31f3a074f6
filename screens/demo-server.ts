import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { connect } from '../packages/cli/src/connection.ts';
import { fillDemoWorld } from '../packages/cli/src/simulation/demo-world.ts';
import { startServer } from '../packages/server/src/index.ts';
import { type Furniture, furnish } from './furnish.ts';
import { type Cookies, makeVisitors } from './visitors.ts';

const listSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
const peopleSchema = z.object({ items: z.array(z.object({ id: z.string(), identifiers: z.array(z.unknown()) })) });
const mapSchema = z.object({
  phases: z.array(z.object({ id: z.string(), steps: z.array(z.object({ id: z.string(), name: z.string() })) })),
  expectations: z.array(z.object({ touchpoint: z.string(), aspect: z.string() })),
});

/** A server of one's own, with people who may look at it. */
export interface WorldServer {
  readonly url: string;
  readonly cookies: Cookies;
  /** Asks the API with all rights. */
  ask(address: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A server of one's own that holds the demo world. */
export interface DemoServer extends WorldServer {
  readonly map: string;
  readonly phases: readonly string[];
  /** Ids of the steps by their German names. */
  readonly steps: ReadonlyMap<string, string>;
  /** Somebody who was on the way lately, known by more than one identifier. */
  readonly person: string;
  readonly furniture: Furniture;
}

/** Starts a server, lets `fill` put something in, and closes it where that fails. */
async function startWith<Filled>(
  fill: (connection: Awaited<ReturnType<typeof connect>>, dataDir: string) => Promise<Filled>,
): Promise<WorldServer & Filled> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-screens-'));
  const server = await startServer({ port: 0, host: '127.0.0.1', dataDir, demo: false });
  const connection = await connect({ data: dataDir });
  const close = async (): Promise<void> => {
    await connection.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const filled = await fill(connection, dataDir);
    const cookies = await makeVisitors(connection, server.token);
    return { ...filled, url: server.url, cookies, ask: async (address) => (await connection.ask(address)).body, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A server in which nobody has drawn or sent anything. */
export function startEmptyServer(): Promise<WorldServer> {
  return startWith(async () => ({}));
}

/** A server filled with the demo world, and what the demo world lacks. @param peopleADay 111 is the world of a first start */
export function startDemoServer(peopleADay: number): Promise<DemoServer> {
  return startWith(async (connection, dataDir) => {
    await fillDemoWorld({
      connection,
      target: { url: connection.url, writeKey: connection.writeKey },
      dataDir,
      signal: new AbortController().signal,
      clock: Date.now,
      onProgress: () => {},
      peopleADay,
    });
    const ask = async (address: string): Promise<unknown> => (await connection.ask(address)).body;
    const idOf = async (address: string): Promise<string> => listSchema.parse(await ask(address)).items[0]?.id ?? '';
    const map = await idOf('/api/v1/maps');
    const { phases, expectations } = mapSchema.parse(await ask(`/api/v1/maps/${map}`));
    const known = peopleSchema.parse(await ask('/api/v1/people?limit=200')).items;
    const person = (known.find(({ identifiers }) => identifiers.length > 1) ?? known[0])?.id ?? '';
    const steps = new Map(phases.flatMap((phase) => phase.steps.map((step) => [step.name, step.id] as const)));
    const furniture = await furnish(connection, connection.writeKey, {
      map,
      phase: phases[1]?.id ?? '',
      step: steps.get('Verspätung erfahren') ?? '',
      touchpoint: expectations.find(({ aspect }) => aspect === 'Einfachheit')?.touchpoint ?? '',
    });
    return { map, phases: phases.map(({ id }) => id), steps, person, furniture };
  });
}
