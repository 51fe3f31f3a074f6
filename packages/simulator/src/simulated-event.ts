import type { Channel } from '@waymark/model';

/** Something a person of a simulated world does; times are UTC milliseconds. */
export interface SimulatedEvent {
  readonly kind: 'track' | 'identify';
  readonly name: string;
  readonly at: number;
  /** Stays the same however often the world is made, so that sending again adds nothing. */
  readonly messageId: string;
  readonly userId?: string | undefined;
  readonly anonymousId?: string | undefined;
  readonly channel?: Channel;
  /** Traits, where it identifies. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The event as an item of the tracking protocol. */
export function trackingItem(event: SimulatedEvent): Record<string, unknown> {
  const { kind, name, at, messageId, userId, anonymousId, channel, properties } = event;
  const who = { ...(userId === undefined ? {} : { userId }), ...(anonymousId === undefined ? {} : { anonymousId }) };
  const common = { type: kind, messageId, timestamp: new Date(at).toISOString(), ...who };
  if (kind === 'identify') return { ...common, traits: properties };
  return { ...common, event: name, properties: channel === undefined ? properties : { channel, ...properties } };
}
