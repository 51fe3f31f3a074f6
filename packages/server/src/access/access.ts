import type { Permission, RoutePermission } from './permission.ts';

/** Who asks, and what they may do. */
export interface Access {
  /** The workspace everything the request does is bound to. */
  readonly workspace: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Who it is: `session:<id>`, `token:<id>`, or `admin` (WAYMARK_ADMIN_TOKEN). */
  readonly subject: string;
  /** The member whose session it is; nobody's with a token, and in a session begun with one or with a one-time link. */
  readonly member?: string;
}

/** Who did something, for the log of deeds: the member where there is one, since sessions come and go. */
export function actorOf({ member, subject }: Access): string {
  return member === undefined ? subject : `member:${member}`;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Declared by every route under `/api`. */
    permission?: RoutePermission;
  }
  interface FastifyRequest {
    /** Who asks; set before the handler runs on every route whose permission is not `public`. */
    access: Access;
  }
}
