import type { RunningServer } from '@waymark/server';
import { z } from 'zod';
import { CommandFailure } from './failure.ts';
import type { CommonOptions } from './output.ts';

/** The API of a Waymark server: of one that runs already, or of one this command has started for itself. */
export interface Connection {
  readonly url: string;
  /** Of the server's default source. */
  readonly writeKey: string;
  /** The server, when this command started it; undefined beside a running one. */
  readonly own: RunningServer | undefined;
  /** Asks for JSON. @throws CommandFailure with what the server says */
  ask(path: string, options?: AskOptions): Promise<{ body: unknown; headers: Headers }>;
  /** The answer as it comes. @throws CommandFailure */
  fetch(path: string, options?: AskOptions): Promise<Response>;
  close(): Promise<void>;
}

export interface AskOptions {
  readonly method?: string;
  readonly json?: unknown;
  readonly body?: Blob | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that are answers, not failures. */
  readonly accept?: readonly number[];
}

const problemSchema = z.object({ title: z.string(), detail: z.string().optional(), code: z.string() });

/** The configuration, with what the command line says before what the environment says. */
export async function configurationOf(options: CommonOptions) {
  const { configurationFromEnvironment } = await import('@waymark/server');
  return configurationFromEnvironment({
    ...process.env,
    ...(options.data === undefined ? {} : { WAYMARK_DATA: options.data }),
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

async function failureOf(response: Response): Promise<CommandFailure> {
  const text = await response.text();
  let problem: z.infer<typeof problemSchema> | undefined;
  try {
    problem = problemSchema.safeParse(JSON.parse(text)).data;
  } catch {
    problem = undefined;
  }
  if (problem === undefined) return new CommandFailure(`The server answered ${response.status}: ${text.slice(0, 200)}`);
  return new CommandFailure(problem.detail ?? problem.title);
}

/** Beside a running server, speaks to it; otherwise starts the stores (and the server, on a port of its own) until closed. */
export async function connect(options: CommonOptions): Promise<Connection> {
  const { readRunFile, startServer } = await import('@waymark/server');
  const configuration = await configurationOf(options);
  const run = readRunFile(configuration.dataDir);
  let own: RunningServer | undefined;
  let at: { url: string; token: string; writeKey: string };
  if (run !== undefined && (await answers(run.url))) at = run;
  else {
    own = await startServer({ ...configuration, port: 0, host: '127.0.0.1', demo: false });
    at = own;
  }
  const { url, token, writeKey } = at;
  const ask = async (
    path: string,
    { method, json, body, headers, accept = [] }: AskOptions = {},
  ): Promise<Response> => {
    const sent = json === undefined ? body : JSON.stringify(json);
    let response: Response;
    try {
      response = await fetch(`${url}${path}`, {
        method: method ?? (sent === undefined ? 'GET' : 'POST'),
        headers: {
          authorization: `Bearer ${token}`,
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(sent === undefined ? {} : { body: sent, duplex: 'half' }),
      } as RequestInit);
    } catch (error) {
      throw new CommandFailure(`${url} does not answer: ${error instanceof Error ? error.message : error}`);
    }
    if (!response.ok && !accept.includes(response.status)) throw await failureOf(response);
    return response;
  };
  return {
    url,
    writeKey,
    own,
    fetch: ask,
    ask: async (path, asked) => {
      const response = await ask(path, asked);
      const text = await response.text();
      return { body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
    },
    close: async () => own?.close(),
  };
}

/** Runs work with a connection that is closed whatever happens. */
export async function connected<Result>(
  options: CommonOptions,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await connect(options);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
