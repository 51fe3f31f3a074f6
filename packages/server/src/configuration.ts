import path from 'node:path';

/** The whole configuration of a server process; derived from the environment in one place, logic never reads the environment. */
export interface Configuration {
  /** TCP port to listen on; 0 picks a free one. `PORT`, default 4700. */
  readonly port: number;
  /** Address to listen on. `HOST`, default 127.0.0.1. */
  readonly host: string;
  /** Folder of everything Waymark keeps. `WAYMARK_DATA`, default ./data. */
  readonly dataDir: string;
  /** A PostgreSQL server instead of the embedded one. `DATABASE_URL`. */
  readonly databaseUrl?: string;
  /** A ClickHouse server instead of the embedded one. `CLICKHOUSE_URL`. */
  readonly clickhouseUrl?: string;
  /** A bearer token with all rights, for automation. `WAYMARK_ADMIN_TOKEN`. */
  readonly adminToken?: string;
  /** The write key of the default source. `WAYMARK_WRITE_KEY`. */
  readonly writeKey?: string;
  /** Whether a first start fills the demo world. `WAYMARK_DEMO`, default true, `0` turns it off. */
  readonly demo: boolean;
  /** The address people reach this server at. `WAYMARK_PUBLIC_URL`. */
  readonly publicUrl?: string;
  /** Encrypts and signs; else made once in the data folder. `WAYMARK_SECRET`. */
  readonly secret?: string;
}

/** A setting that cannot be used; the message names the variable, what was found and what is expected. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const DEFAULT_PORT = 4700;
const SHORTEST_TOKEN = 16;

function refuse(variable: string, found: string, expected: string): never {
  throw new ConfigurationError(`${variable}: expected ${expected}, got "${found}"`);
}

function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : refuse('PORT', text, 'a number from 0 to 65535');
}

function urlOf(variable: string, text: string, protocols: readonly string[]): string {
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    // The address may hold a password: only its beginning is shown.
    refuse(variable, text.split('@')[0]?.slice(0, 20) ?? '', `an address beginning with ${protocols.join(' or ')}`);
  }
  return text;
}

/**
 * Reads every setting from environment variables (see {@link Configuration} for names, meanings and defaults).
 * Empty values count as not given.
 * @throws ConfigurationError on a value that cannot be used.
 */
export function configurationFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  workingDir: string = process.cwd(),
): Configuration {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const databaseUrl = given('DATABASE_URL');
  const clickhouseUrl = given('CLICKHOUSE_URL');
  const adminToken = given('WAYMARK_ADMIN_TOKEN');
  const writeKey = given('WAYMARK_WRITE_KEY');
  const publicUrl = given('WAYMARK_PUBLIC_URL');
  const secret = given('WAYMARK_SECRET');
  if (adminToken !== undefined && adminToken.length < SHORTEST_TOKEN) {
    refuse('WAYMARK_ADMIN_TOKEN', `${adminToken.length} characters`, `at least ${SHORTEST_TOKEN} characters`);
  }
  return {
    port: portOf(given('PORT')),
    host: given('HOST') ?? '127.0.0.1',
    dataDir: path.resolve(workingDir, given('WAYMARK_DATA') ?? 'data'),
    demo: given('WAYMARK_DEMO') !== '0',
    ...(databaseUrl && { databaseUrl: urlOf('DATABASE_URL', databaseUrl, ['postgres:', 'postgresql:']) }),
    ...(clickhouseUrl && { clickhouseUrl: urlOf('CLICKHOUSE_URL', clickhouseUrl, ['http:', 'https:']) }),
    ...(adminToken && { adminToken }),
    ...(writeKey && { writeKey }),
    ...(publicUrl && { publicUrl: urlOf('WAYMARK_PUBLIC_URL', publicUrl, ['http:', 'https:']) }),
    ...(secret && { secret }),
  };
}
