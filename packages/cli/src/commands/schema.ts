import { Command } from 'commander';
import { CommandFailure } from '../failure.ts';
import { say } from '../output.ts';

export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the statements that make the event tables in ClickHouse')
    .option('--cluster <name>', 'for a replicated and sharded cluster of this name')
    .option('--json', 'as a JSON list of statements')
    .action(async (options: { cluster?: string; json?: boolean }) => {
      const { renderSchema } = await import('@waymark/store');
      let statements: string[];
      try {
        statements = renderSchema({ cluster: options.cluster });
      } catch (error) {
        throw new CommandFailure(error instanceof Error ? error.message : String(error), 2);
      }
      say(options.json ? JSON.stringify(statements, null, 2) : statements.map((one) => `${one.trim()};\n`).join('\n'));
    });
}
