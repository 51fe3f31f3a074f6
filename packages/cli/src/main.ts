import { Command, CommanderError } from 'commander';
import { audiencesCommand } from './commands/audiences.ts';
import { auditCommand } from './commands/audit.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { linkCommand } from './commands/link.ts';
import { mapsCommand } from './commands/maps.ts';
import { privacyCommand } from './commands/privacy.ts';
import { rulesCommand } from './commands/rules.ts';
import { schemaCommand } from './commands/schema.ts';
import { simulateCommand } from './commands/simulate.ts';
import { startCommand } from './commands/start.ts';
import { tokenCommand } from './commands/token.ts';
import { CommandFailure } from './failure.ts';

/** The whole command line. Exit codes: 0 fine, 1 failed, 2 wrong usage. */
export function makeProgram(): Command {
  const program = new Command('waymark')
    .description('Journeys promised, journeys taken.')
    .showHelpAfterError('(waymark COMMAND --help shows what is possible)')
    .exitOverride();
  for (const make of [
    startCommand,
    importCommand,
    exportCommand,
    mapsCommand,
    simulateCommand,
    schemaCommand,
    linkCommand,
    tokenCommand,
    privacyCommand,
    rulesCommand,
    audiencesCommand,
    auditCommand,
    doctorCommand,
  ]) {
    program.addCommand(make());
  }
  return program;
}

/** By name: the server and the stores are loaded by the commands that need them, so that help is there at once. */
function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CommandFailure) return error.exitCode;
  return isNamed(error, 'ConfigurationError') ? 2 : 1;
}

/** Inherits the program's way of ending to every command below. */
function overrideExits(command: Command): void {
  command.exitOverride();
  for (const below of command.commands) overrideExits(below);
}

const program = makeProgram();
overrideExits(program);
try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = exitCodeOf(error);
  // Commander has said itself what was wrong with the usage.
  if (!(error instanceof CommanderError)) {
    const known = isNamed(error, 'CommandFailure', 'ConfigurationError', 'DataFolderInUse');
    const text = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`${text}\n`);
  }
}
