import type { Permission } from './access/index.ts';

/** Topics whose news hold what was sent, and what one must be allowed to hear them; all others only say that something changed. */
const GUARDED: Readonly<Record<string, Permission>> = {
  arrivals: 'collect:read',
  refusals: 'rejects:read',
};

/** Whether somebody with these permissions may hear a topic. */
export function mayHear(permissions: ReadonlySet<Permission>, topic: string): boolean {
  const needed = Object.hasOwn(GUARDED, topic) ? GUARDED[topic] : undefined;
  return needed === undefined || permissions.has(needed);
}
