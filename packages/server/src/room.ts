import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ServerContext } from './context.ts';

/** The web server as rooms see it: schemas are zod schemas, so handlers get their parsed types. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** A part of the server: its routes, and what it does in the background. */
export interface Room {
  readonly name: string;
  /** Registers the room's routes; each under `/api` declares its permission in `config`. */
  routes?(app: App, ctx: ServerContext): void | Promise<void>;
  /** Starts background work, once the stores are open and before the server listens. */
  start?(ctx: ServerContext): Promise<{ stop(): Promise<void> }>;
}
