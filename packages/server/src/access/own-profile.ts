import type { Language } from '@waymark/text';
import { ProblemError } from '../problem.ts';
import type { Access } from './access.ts';
import type { AccessContext } from './credentials.ts';
import { roleOf } from './members.ts';
import { hashPassword, isPassword } from './password.ts';
import type { Role } from './role.ts';
import type { AccessTables } from './tables.ts';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** What a member chose for himself; it follows him to every browser. Null = as the device says. */
export interface Choices {
  readonly language: Language | null;
  readonly theme: Theme | null;
  readonly timeZone: string | null;
}

/** A member as he sees himself. */
export interface OwnProfile extends Choices {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Whether he has taken the tour of the first day, or skipped it. */
  readonly tourSeen: boolean;
}

export type ProfileChange = Partial<Choices & Pick<OwnProfile, 'name' | 'tourSeen'>>;

/** The member of a session; null when it is nobody's. */
export async function ownProfile(ctx: AccessContext, { workspace, member }: Access): Promise<OwnProfile | null> {
  if (member === undefined) return null;
  return ctx.store.state.inWorkspace<AccessTables, OwnProfile | null>(workspace, async (db) => {
    const row = await db
      .selectFrom('members')
      .select(['id', 'email', 'name', 'role', 'language', 'theme', 'time_zone', 'tour_seen_at'])
      .where('workspace', '=', workspace)
      .where('id', '=', member)
      .executeTakeFirst();
    if (row === undefined) return null;
    return {
      id: row.id,
      email: row.email,
      name: row.name,
      role: roleOf(row.role),
      language: row.language === 'de' || row.language === 'en' ? row.language : null,
      theme: THEMES.find((known) => known === row.theme) ?? null,
      timeZone: row.time_zone,
      tourSeen: row.tour_seen_at !== null,
    };
  });
}

function mustBeMember({ member }: Access): string {
  if (member === undefined)
    throw new ProblemError('not_found', { detail: 'This session is nobody’s: it has no profile' });
  return member;
}

/** Changes what a member says of himself. @throws ProblemError `not_found` in a session that is nobody's */
export async function changeProfile(ctx: AccessContext, access: Access, change: ProfileChange): Promise<void> {
  const member = mustBeMember(access);
  const { name, language, theme, timeZone, tourSeen } = change;
  const columns = {
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    ...(tourSeen === undefined ? {} : { tour_seen_at: tourSeen ? new Date(ctx.clock()) : null }),
  };
  if (Object.keys(columns).length === 0) return;
  await ctx.store.state.inWorkspace<AccessTables, void>(access.workspace, async (db) => {
    await db
      .updateTable('members')
      .set(columns)
      .where('workspace', '=', access.workspace)
      .where('id', '=', member)
      .execute();
  });
}

/**
 * Sets a member's password and ends his other sessions. Returns the ids of those that ended.
 * @param old the password so far; not asked for, once, in a session that a one-time link began
 * @throws ProblemError `invalid_field` when the old one is wrong or missing
 */
export async function changePassword(
  ctx: AccessContext,
  access: Access,
  session: string,
  { old, password }: { readonly old?: string | undefined; readonly password: string },
): Promise<string[]> {
  const member = mustBeMember(access);
  const known = await ctx.store.state.inWorkspace<AccessTables, { password: string; by_link: boolean } | undefined>(
    access.workspace,
    (db) =>
      db
        .selectFrom('members')
        .innerJoin('sessions', (join) =>
          join.onRef('sessions.workspace', '=', 'members.workspace').onRef('sessions.member', '=', 'members.id'),
        )
        .select(['members.password', 'sessions.by_link'])
        .where('members.workspace', '=', access.workspace)
        .where('members.id', '=', member)
        .where('sessions.id', '=', session)
        .executeTakeFirst(),
  );
  if (known === undefined) throw new ProblemError('not_found');
  if (!known.by_link && !(old !== undefined && (await isPassword(known.password, old))))
    throw new ProblemError('invalid_field', {
      path: 'body.old',
      detail: 'The old password is not right',
      values: { field: 'old', reason: 'not the present password' },
    });
  const hashed = await hashPassword(password);
  return ctx.store.state.inWorkspace<AccessTables, string[]>(access.workspace, async (db) => {
    await db
      .updateTable('members')
      .set({ password: hashed })
      .where('workspace', '=', access.workspace)
      .where('id', '=', member)
      .execute();
    // Links that were made for the lost one must not outlive it.
    await db
      .deleteFrom('sign_in_codes')
      .where('workspace', '=', access.workspace)
      .where('member', '=', member)
      .execute();
    await db
      .updateTable('sessions')
      .set({ by_link: false })
      .where('workspace', '=', access.workspace)
      .where('id', '=', session)
      .execute();
    const ended = await db
      .deleteFrom('sessions')
      .where('workspace', '=', access.workspace)
      .where('member', '=', member)
      .where('id', '!=', session)
      .returning('id')
      .execute();
    return ended.map((row) => row.id);
  });
}
