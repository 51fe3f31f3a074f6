// Runs PostgreSQL as its child and ends it when the parent ends: a postmaster would outlive a parent killed with -9.
//   node postgres-guard.ts COMMAND ARGS… (with uid and gid in the environment where it must run as someone else)
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('postgres-guard needs a command');
const { GUARD_UID, GUARD_GID, ...env } = process.env;
const identity =
  GUARD_UID === undefined || GUARD_GID === undefined ? {} : { uid: Number(GUARD_UID), gid: Number(GUARD_GID) };
const postgres = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env, ...identity });
process.stdout.write(`${postgres.pid ?? 0}\n`);

// SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is written, it ends.
const stop = () => postgres.kill('SIGINT');
process.stdin.on('end', stop).on('error', stop).resume();
process.on('SIGTERM', stop);
process.on('SIGINT', () => undefined);
postgres.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
postgres.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
