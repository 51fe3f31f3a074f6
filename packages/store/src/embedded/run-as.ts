import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** PostgreSQL refuses to run as root; this is whom it runs as instead. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** Users that exist where root installs things: PostgreSQL's own where the system has one, else the one that owns nothing. */
const CANDIDATES = ['postgres', 'nobody'];

/** Whom to run PostgreSQL as; undefined when this process is not root and can run it itself. */
export function whoRunsPostgres(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of CANDIDATES) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid), name };
  }
  throw new Error(
    'PostgreSQL cannot run as root and neither a user "postgres" nor "nobody" exists: run Waymark as an ordinary user.',
  );
}

function mayEnter(folder: string, who: RunAs): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === who.uid ? 0o100 : gid === who.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0;
}

function mayReach(path: string, who: RunAs): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !mayEnter(folder, who)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * The command that runs `command` as that user.
 *
 * Below a folder closed to others (a clone in /root, say) the user could not even reach the binaries: there the process is
 * given the one capability to pass closed folders, by util-linux' setpriv.
 */
export function commandAs(
  who: RunAs | undefined,
  command: string,
  args: readonly string[],
  touched: readonly string[],
) {
  if (who === undefined) return { command, args, options: {} };
  if ([command, ...touched].every((path) => mayReach(path, who)))
    return { command, args, options: { uid: who.uid, gid: who.gid } };
  try {
    execFileSync('setpriv', ['--version'], { stdio: 'ignore' });
  } catch {
    throw new Error(
      `PostgreSQL cannot run as root, and the user ${who.name} may not enter the folders of ${command}. ` +
        'Move Waymark to a folder others may enter, or run it as an ordinary user.',
    );
  }
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return {
    command: 'setpriv',
    args: [`--reuid=${who.uid}`, `--regid=${who.gid}`, '--clear-groups', ...rights, command, ...args],
    options: {},
  };
}
