/** Stands in `nodeOf` for codes an analysis passes over. */
export const SKIP = 0xffff_ffff;

/** Which events an analysis looks at, and as what. */
export interface Selection {
  /**
   * Node of each code, so that several codes may be one activity; `SKIP` passes over an event as if it were not there. So do
   * codes beyond its length, which came after the question was made.
   */
  readonly nodeOf: Uint32Array;
  /** How many nodes there are; nodes are 0 to nodes − 1. */
  readonly nodes: number;
  /** Only events from this second of the index on. */
  readonly fromSecond?: number;
  /** Only events before this second of the index. */
  readonly toSecond?: number;
}

/** Every code is a node of its own. */
export function everyCode(codes: number): Selection {
  return { nodeOf: Uint32Array.from({ length: codes }, (_, code) => code), nodes: codes };
}
