import type { ServerContext } from '../context.ts';

/** What rules ask of whoever keeps audiences. */
export interface AudienceSource {
  /** Ids of all there are. */
  ids(workspace: string): Promise<ReadonlySet<string>>;
  members(workspace: string, audience: string): Promise<ReadonlySet<bigint>>;
}

const sources = new WeakMap<ServerContext, AudienceSource>();

/** Says who keeps the audiences: rules may ask about them, and audiences are made of rules. */
export function provideAudiences(ctx: ServerContext, source: AudienceSource): void {
  sources.set(ctx, source);
}

/** @throws Error where nobody keeps audiences, which is a fault of how the server is put together */
export function audiencesFor(ctx: ServerContext): AudienceSource {
  const source = sources.get(ctx);
  if (source === undefined) throw new Error('Nobody keeps audiences');
  return source;
}
