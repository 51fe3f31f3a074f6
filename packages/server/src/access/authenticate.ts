import type { FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import type { Access } from './access.ts';
import { accessOfSession, accessOfToken } from './credentials.ts';
import { mustBeOwnPage } from './own-page.ts';
import { PERMISSIONS, type RoutePermission } from './permission.ts';
import { sameSecretText } from './secret-text.ts';
import { firstWorkspace, workspaceNamed } from './workspaces.ts';

export const SESSION_COOKIE = 'waymark_session';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

async function accessOfAdmin(ctx: ServerContext, request: FastifyRequest): Promise<Access> {
  const asked = request.headers['waymark-workspace'];
  const workspace = typeof asked === 'string' ? await workspaceNamed(ctx, asked) : await firstWorkspace(ctx);
  if (workspace === undefined)
    throw new ProblemError('not_found', { path: 'Waymark-Workspace', detail: 'No such workspace' });
  return { workspace: workspace.id, permissions: new Set(PERMISSIONS), subject: 'admin' };
}

async function accessOf(ctx: ServerContext, request: FastifyRequest): Promise<Access | undefined> {
  const { adminToken } = ctx.configuration;
  const bearer = bearerOf(request);
  if (bearer !== undefined) {
    if (adminToken !== undefined && sameSecretText(bearer, adminToken)) return accessOfAdmin(ctx, request);
    return accessOfToken(ctx, bearer);
  }
  const cookie = request.cookies[SESSION_COOKIE];
  if (cookie === undefined) return undefined;
  // Cookies are sent by the browser also for other sites' pages; those must not change anything.
  // A WebSocket begins with a GET, but its Origin is checked all the same.
  const changes = !SAFE_METHODS.has(request.method) || request.headers.upgrade !== undefined;
  if (changes) mustBeOwnPage(ctx, request);
  return accessOfSession(ctx, cookie);
}

/**
 * Sets `request.access`, or refuses.
 * @throws ProblemError `unauthenticated` without a valid session or token, `forbidden` when it lacks the permission.
 */
export async function authenticate(ctx: ServerContext, request: FastifyRequest, permission: RoutePermission) {
  if (permission === 'public') return;
  const access = await accessOf(ctx, request);
  if (access === undefined) throw new ProblemError('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } });
  if (permission !== 'signed-in' && !access.permissions.has(permission)) {
    throw new ProblemError('forbidden', { values: { permission }, detail: `Needs the permission ${permission}` });
  }
  request.access = access;
}
