import { PERMISSIONS, type Permission } from './permission.ts';

/** What a member may be, from the most to the least. Each has what the next one has, and more. */
export const ROLES = ['owner', 'editor', 'analyst', 'viewer'] as const;

export type Role = (typeof ROLES)[number];

/** Of each permission, the least role that has it. A new permission must say here whose it is. */
const LEAST_ROLE: Readonly<Record<Permission, Role>> = {
  'maps:read': 'viewer',
  'touchpoints:read': 'viewer',
  'insight:read': 'viewer',
  'jobs:read': 'viewer',

  'people:read': 'analyst',
  'audiences:read': 'analyst',
  'exports:read': 'analyst',
  'imports:read': 'analyst',
  'collect:read': 'analyst',
  'consent:read': 'analyst',
  'rejects:read': 'analyst',

  'maps:write': 'editor',
  'touchpoints:write': 'editor',
  'imports:write': 'editor',
  'jobs:write': 'editor',
  'people:identify': 'editor',
  'people:write': 'editor',
  'audiences:write': 'editor',
  'sources:read': 'editor',
  'sources:write': 'editor',
  'consent:write': 'editor',
  'privacy:read': 'editor',

  'access:read': 'owner',
  'access:write': 'owner',
  'privacy:erase': 'owner',
  'audit:read': 'owner',
};

const PERMISSIONS_OF: ReadonlyMap<string, ReadonlySet<Permission>> = new Map(
  ROLES.map((role, rank) => [
    role,
    new Set(PERMISSIONS.filter((permission) => ROLES.indexOf(LEAST_ROLE[permission]) >= rank)),
  ]),
);

const NONE: ReadonlySet<Permission> = new Set();

/** What a role may do; a role no longer known may do nothing. */
export function permissionsOfRole(role: string): ReadonlySet<Permission> {
  return PERMISSIONS_OF.get(role) ?? NONE;
}

/** Narrows stored text. */
export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

/** The first permission of the role that one lacks; undefined when he has them all. Nobody gives away what he does not have. */
export function lackingFor(role: string, own: ReadonlySet<Permission>): Permission | undefined {
  return [...permissionsOfRole(role)].find((permission) => !own.has(permission));
}
