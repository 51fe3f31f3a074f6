import type { Room } from '../room.ts';
import { accessRoutes } from './routes.ts';

export { type Access, actorOf } from './access.ts';
export { authenticate, SESSION_COOKIE } from './authenticate.ts';
export { accessOfToken, makeSignInCode, makeToken } from './credentials.ts';
export { membersOf } from './members.ts';
export { isPermission, PERMISSIONS, type Permission, type RoutePermission } from './permission.ts';
export { ensureRunToken } from './run-token.ts';
export { hashSecretText, makeSecretText } from './secret-text.ts';
export { ensureSource, type Source, sourceOfKey, sourcesOf } from './sources.ts';
export { allWorkspaces, ensureFirstWorkspace, firstWorkspace, type Workspace, workspaceById } from './workspaces.ts';

/** Who may do what: tokens, sessions, sources. */
export const accessRoom: Room = { name: 'access', routes: accessRoutes };
