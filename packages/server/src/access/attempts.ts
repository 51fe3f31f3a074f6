import { LRUCache } from 'lru-cache';
import { ProblemError } from '../problem.ts';

const MINUTE = 60_000;
const WINDOW_MS = 15 * MINUTE;
/** Guesses at one account within a window, from wherever they come. */
const MOST_PER_EMAIL = 10;
/** Guesses from one address within a window, at whatever account; an office shares one. */
const MOST_PER_ADDRESS = 60;
/** Counters kept; the least used are forgotten first. About 100 bytes each. */
const MOST_COUNTERS = 50_000;

interface Counter {
  count: number;
  readonly since: number;
}

/**
 * Counts guesses at passwords and refuses further ones for a while. Kept in memory and bounded; a restart forgets.
 * An attempt is counted before it is checked, so that many at once do not slip through.
 */
export class Attempts {
  private readonly counters = new LRUCache<string, Counter>({ max: MOST_COUNTERS });
  private readonly clock: () => number;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  /**
   * Counts an attempt.
   * @throws ProblemError `too_many_attempts`, with the time to wait in `Retry-After`
   */
  count(address: string, email?: string): void {
    this.add(`address ${address}`, MOST_PER_ADDRESS);
    if (email !== undefined) this.add(`email ${email.toLowerCase()}`, MOST_PER_EMAIL);
  }

  /** Forgets the attempts at an account: its owner has come. Those of the address stay. */
  forget(email: string): void {
    this.counters.delete(`email ${email.toLowerCase()}`);
  }

  private add(key: string, most: number): void {
    const now = this.clock();
    const known = this.counters.get(key);
    const counter = known !== undefined && now - known.since < WINDOW_MS ? known : { count: 0, since: now };
    if (counter.count >= most) {
      const waitMs = counter.since + WINDOW_MS - now;
      throw new ProblemError('too_many_attempts', {
        values: { minutes: Math.ceil(waitMs / MINUTE) },
        headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) },
      });
    }
    counter.count++;
    this.counters.set(key, counter);
  }
}
