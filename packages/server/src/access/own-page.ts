import type { FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.ts';
import { isOwnOrigin } from '../origin.ts';
import { ProblemError } from '../problem.ts';

/** Refuses what a page of another site asks for. @throws ProblemError `forbidden` */
export function mustBeOwnPage(ctx: Pick<ServerContext, 'configuration'>, request: FastifyRequest): void {
  if (!isOwnOrigin(request, ctx.configuration.publicUrl))
    throw new ProblemError('forbidden', { path: 'Origin', detail: 'The request comes from a page of another site' });
}
