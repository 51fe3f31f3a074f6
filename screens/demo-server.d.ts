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
export declare function startDemoServer(peopleADay: number): Promise<DemoServer>;
