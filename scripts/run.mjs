import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** A command that ended otherwise than well; `output` is what it printed when it ran quietly. */
export class CommandFailed extends Error {
  constructor(/** @type {string} */ command, /** @type {number|null} */ code, /** @type {string} */ output) {
    super(`${command} ended with ${code ?? 'a signal'}${output ? `:\n${output}` : ''}`);
    this.code = code ?? 1;
  }
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] quiet: keep the output, show it only on failure
 */
export function run(command, args, { cwd = root, env = process.env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      // What is kept to be shown on failure should be readable in any log.
      env: quiet ? { ...env, NO_COLOR: '1', FORCE_COLOR: '0' } : env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    if (!quiet) for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, forward);
    child.on('error', reject);
    child.on('close', (code) => {
      for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.off(signal, forward);
      if (code === 0) resolve(output);
      else reject(new CommandFailed([command, ...args].join(' '), code, output));
    });
  });
}

/** Runs npm as it was called (npm_execpath) or as it stands on the PATH. */
export function npm(/** @type {readonly string[]} */ args, options = {}) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  return run('npm', args, options);
}
