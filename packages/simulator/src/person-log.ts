import type { Channel } from '@waymark/model';
import type { Dice } from './dice.ts';
import type { SimulatedEvent } from './simulated-event.ts';

/** What one person leaves behind, written in the order it happens. */
export class PersonLog {
  readonly events: SimulatedEvent[] = [];
  readonly dice: Dice;
  readonly key: string;
  /** Known by a device at first. */
  anonymousId: string | undefined;
  userId: string | undefined;

  /** @param key names the person within its world, for ids */
  constructor(key: string, dice: Dice) {
    this.key = key;
    this.dice = dice;
  }

  /** @param knownBy what the source of the event knows of the person: the device, the account, or both */
  track(
    name: string,
    at: number,
    channel: Channel,
    properties: Readonly<Record<string, unknown>> = {},
    knownBy: 'device' | 'account' | 'both' = 'both',
  ): void {
    this.#add({ kind: 'track', name, at, channel, properties }, knownBy);
  }

  /** The person says who it is; from here on device and account are one. */
  identify(at: number, traits: Readonly<Record<string, unknown>>): void {
    this.#add({ kind: 'identify', name: 'identify', at, properties: traits }, 'both');
  }

  #add(event: Omit<SimulatedEvent, 'messageId' | 'userId' | 'anonymousId'>, knownBy: 'device' | 'account' | 'both') {
    const anonymousId = knownBy === 'account' && this.userId !== undefined ? undefined : this.anonymousId;
    const userId = knownBy === 'device' && this.anonymousId !== undefined ? undefined : this.userId;
    const at = Math.round(event.at);
    this.events.push({ ...event, at, messageId: `${this.key}-${this.events.length}`, userId, anonymousId });
  }
}
