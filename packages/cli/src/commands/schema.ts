import { renderSchema } from '@waymark/store';
import type { Command } from 'commander';
import { makeOutput } from '../output.ts';

interface SchemaOptions {
  readonly cluster?: string;
  readonly json?: boolean;
}

/** `waymark schema`: the statements that make the event tables, for one ClickHouse server or for a cluster. */
export function addSchemaCommand(program: Command): void {
  program
    .command('schema')
    .description('Print the ClickHouse statements of the event tables')
    .option('--cluster <name>', 'for a replicated, sharded cluster of this name')
    .option('--json', 'as a JSON array of statements')
    .action(({ cluster, json = false }: SchemaOptions) => {
      const statements = renderSchema({ cluster });
      makeOutput(json).result(statements, statements.map((statement) => `${statement};\n`).join('\n'));
    });
}
