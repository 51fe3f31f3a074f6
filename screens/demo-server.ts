import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { connect } from '../packages/cli/src/connection.ts';
import { fillDemoWorld } from '../packages/cli/src/simulation/demo-world.ts';
import { startServer } from '../packages/server/src/index.ts';

const listSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
const mapSchema = z.object({
  phases: z.array(z.object({ id: z.string(), steps: z.array(z.object({ id: z.string(), name: z.string() })) })),
});

/** A server of one's own that holds the demo world. */
export interface DemoServer {
  readonly url: string;
  readonly token: string;
  readonly map: string;
  readonly phases: readonly string[];
  /** Ids of the steps by their German names. */
  readonly steps: ReadonlyMap<string, string>;
  /** Somebody who was on the way lately. */
  readonly person: string;
  /** Asks the API with all rights. */
  ask(address: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts a server on stores of its own and fills it with the demo world. @param peopleADay 111 is the world of a first start */
export async function startDemoServer(peopleADay: number): Promise<DemoServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-screens-'));
  const server = await startServer({ port: 0, host: '127.0.0.1', dataDir, demo: false });
  const connection = await connect({ data: dataDir });
  const close = async (): Promise<void> => {
    await connection.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await fillDemoWorld({
      connection,
      target: { url: server.url, writeKey: server.writeKey },
      dataDir,
      signal: new AbortController().signal,
      clock: Date.now,
      onProgress: () => {},
      peopleADay,
    });
    const ask = async (address: string): Promise<unknown> => (await connection.ask(address)).body;
    const idOf = async (address: string): Promise<string> => listSchema.parse(await ask(address)).items[0]?.id ?? '';
    const map = await idOf('/api/v1/maps');
    const { phases } = mapSchema.parse(await ask(`/api/v1/maps/${map}`));
    return {
      url: server.url,
      token: server.token,
      map,
      phases: phases.map(({ id }) => id),
      steps: new Map(phases.flatMap((phase) => phase.steps.map((step) => [step.name, step.id] as const))),
      person: await idOf('/api/v1/people'),
      ask,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
