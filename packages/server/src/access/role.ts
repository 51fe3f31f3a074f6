import { PERMISSIONS, type Permission } from './permission.ts';

/** Roles from the most to the least. Each has what the next one has, and more. */
const LADDER = ['owner', 'editor', 'analyst', 'viewer'] as const;

/** What a member may be. The protector (data protection officer) stands beside the ladder. */
export const ROLES = [...LADDER, 'protector'] as const;

export type Role = (typeof ROLES)[number];

/** Of each permission, the least role of the ladder that has it. A new permission must say here whose it is. */
const LEAST_ROLE: Readonly<Record<Permission, (typeof LADDER)[number]>> = {
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
  'privacy:answer': 'owner',
  'privacy:erase': 'owner',
  'audit:read': 'owner',
};

/** Sees what is kept of people and answers for it; draws no maps, and connects nothing. */
const PROTECTOR: ReadonlySet<Permission> = new Set<Permission>([
  ...PERMISSIONS.filter((permission) => ['viewer', 'analyst'].includes(LEAST_ROLE[permission])),
  'people:identify',
  'sources:read',
  'consent:write',
  'privacy:answer',
  'privacy:erase',
  'privacy:read',
  'audit:read',
]);

const PERMISSIONS_OF: ReadonlyMap<string, ReadonlySet<Permission>> = new Map<string, ReadonlySet<Permission>>([
  ...LADDER.map(
    (role, rank) =>
      [role, new Set(PERMISSIONS.filter((permission) => LADDER.indexOf(LEAST_ROLE[permission]) >= rank))] as const,
  ),
  ['protector', PROTECTOR] as const,
]);

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
