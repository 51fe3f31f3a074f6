/**
 * Events on their way into an index, one array a column, `length` rows used.
 *
 * Rows of one identity follow each other (a chunk may end within one), identities ascend (unsigned), and within an identity
 * rows stand in (stated_at, message_id) order: the order in which the event table keeps them.
 */
export interface EventChunk {
  readonly length: number;
  /** Keyed hash of the event's strongest identifier. */
  readonly identity: BigUint64Array;
  /** When it happened, UTC milliseconds. */
  readonly atMs: Float64Array;
  /** Breaks ties of time: place in the request or file. */
  readonly ordinal: Uint32Array;
  /** Which event it was: a number below the asker's count of codes. */
  readonly code: Uint16Array | Uint32Array;
}
