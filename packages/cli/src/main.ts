import { Command, CommanderError } from 'commander';
import { addSchemaCommand } from './commands/schema.ts';
import { addStartCommand } from './commands/start.ts';

/** Exit codes: 0 fine, 1 failed, 2 wrong usage. */
const FAILED = 1;
const WRONG_USAGE = 2;

const program = new Command('waymark')
  .description('Draw the journey you promise, see the journey people really take, act in the moment of truth.')
  .exitOverride()
  .showHelpAfterError('(add --help for what the command takes)');

addStartCommand(program);
addSchemaCommand(program);

// Commands inherit what was set on the program only when they are made after; these settings matter to all of them.
for (const command of program.commands)
  command.exitOverride().showHelpAfterError('(add --help for what the command takes)');

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
  else {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = FAILED;
  }
}
