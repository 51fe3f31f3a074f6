/** One step of the state's schema, forward only; never changed after it has been released. */
export interface Migration {
  /** `0001-name`; the order of application. */
  readonly id: string;
  /** Plain SQL, run in one transaction. */
  readonly sql: string;
  /** Older code must not run against a database that has this step. */
  readonly breaking?: boolean;
}
