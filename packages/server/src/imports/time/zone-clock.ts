import { IANAZone } from 'luxon';

const DAY = 24 * 60 * 60 * 1000;
/** Offsets change at whole quarters of an hour, everywhere and always since 1972. */
const SLOT = 15 * 60 * 1000;
const MOST_SLOTS = 200_000;

/** How a local time became UTC. */
export type LocalCase = 'plain' | 'gap' | 'overlap';

interface Slot {
  readonly offsetMs: number;
  readonly kind: LocalCase;
}

/**
 * Local times of one IANA zone as UTC. A time that the clocks skip in spring counts as if they had not been put forward
 * yet (it lands an hour later on the clock); of a time that occurs twice in autumn the first is taken. Both are counted.
 */
export class ZoneClock {
  private readonly zone: IANAZone;
  private readonly slots = new Map<number, Slot>();
  gaps = 0;
  overlaps = 0;

  constructor(name: string) {
    this.zone = IANAZone.create(name);
    if (!this.zone.isValid) throw new RangeError(`"${name}" is not a time zone; expected a name such as Europe/Berlin`);
  }

  static isZone(name: string): boolean {
    return IANAZone.isValidZone(name);
  }

  private find(localMs: number): Slot {
    const before = this.zone.offset(localMs - DAY) * 60_000;
    const after = this.zone.offset(localMs + DAY) * 60_000;
    if (before === after) return { offsetMs: before, kind: 'plain' };
    const fits = (offset: number): boolean => this.zone.offset(localMs - offset) * 60_000 === offset;
    if (fits(before)) return { offsetMs: before, kind: fits(after) ? 'overlap' : 'plain' };
    return fits(after) ? { offsetMs: after, kind: 'plain' } : { offsetMs: before, kind: 'gap' };
  }

  /** @param localMs what the clock on the wall shows, as if it were UTC milliseconds */
  toUtc(localMs: number): number {
    const key = Math.floor(localMs / SLOT);
    let slot = this.slots.get(key);
    if (slot === undefined) {
      if (this.slots.size >= MOST_SLOTS) this.slots.clear();
      slot = this.find(key * SLOT);
      this.slots.set(key, slot);
    }
    if (slot.kind === 'gap') this.gaps += 1;
    else if (slot.kind === 'overlap') this.overlaps += 1;
    return localMs - slot.offsetMs;
  }
}
