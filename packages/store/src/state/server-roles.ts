import type { Client } from 'pg';

/** The role the server works as inside one workspace: row-level security shows it that workspace's rows and no others. */
export const BOUND_ROLE = 'waymark_app';
/** The role for the few places that work across workspaces: finding out whose a token is, cleaning up after processes. */
export const ACROSS_ROLE = 'waymark_across';

const ROLES = [BOUND_ROLE, ACROSS_ROLE] as const;
export type ServerRole = (typeof ROLES)[number];

async function ensureRole(client: Client, role: ServerRole): Promise<void> {
  const existing = await client.query('select from pg_roles where rolname = $1', [role]);
  if (existing.rowCount === 0)
    await client.query(`create role ${role} nologin nosuperuser nocreatedb nocreaterole nobypassrls`);
  // Since PostgreSQL 16 whoever makes a role may administer it, but become it only when that is granted as well.
  const may = await client.query<{ become: boolean }>(
    `select pg_has_role(current_user, '${role}',
       case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as become`,
  );
  if (may.rows[0]?.become !== true) await client.query(`grant ${role} to current_user`);
  await client.query(`grant usage on schema ${await schemaOf(client)} to ${role}`);
}

async function schemaOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ schema: string }>('select quote_ident(current_schema()) as schema');
  return rows[0]?.schema ?? 'public';
}

/**
 * Makes the roles the server works as: neither superusers nor owners of anything.
 * @throws saying what an administrator must run where the database user may not make them
 */
export async function ensureServerRoles(client: Client): Promise<void> {
  try {
    for (const role of ROLES) await ensureRole(client, role);
  } catch (cause) {
    throw new Error(
      `The database user may not create the roles ${ROLES.join(' and ')}. Let an administrator run once: ` +
        `${ROLES.map((role) => `CREATE ROLE ${role} NOLOGIN;`).join(' ')} GRANT ${ROLES.join(', ')} TO <the user of DATABASE_URL>;`,
      { cause },
    );
  }
}
