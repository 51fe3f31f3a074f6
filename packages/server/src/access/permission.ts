/** Every permission there is, as `room:verb`. A route declares exactly one; tokens and sessions are sets of them. */
export const PERMISSIONS = [
  'access:read',
  'access:write',
  'audiences:read',
  'audiences:write',
  'audit:read',
  'collect:read',
  'consent:read',
  'consent:write',
  'exports:read',
  'imports:read',
  'imports:write',
  'insight:read',
  'jobs:read',
  'jobs:write',
  'maps:read',
  'maps:write',
  'people:read',
  'people:identify',
  'people:write',
  'privacy:answer',
  'privacy:erase',
  'privacy:read',
  'rejects:read',
  'sources:read',
  'sources:write',
  'touchpoints:read',
  'touchpoints:write',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/**
 * What a route asks for: a permission; `signed-in` when any session or token will do; `public` when none is needed
 * (signing in itself, health, the page, and the tracking protocol, which has keys of its own).
 */
export type RoutePermission = Permission | 'signed-in' | 'public';

export function isPermission(text: string): text is Permission {
  return PERMISSIONS.some((permission) => permission === text);
}
