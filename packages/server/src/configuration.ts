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
