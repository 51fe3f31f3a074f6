import { Command, Option } from 'commander';
import { connected } from '../connection.ts';
import { CommandFailure } from '../failure.ts';
import { type CommonOptions, count, note, result } from '../output.ts';
import { saveAnswer } from '../save-answer.ts';

interface ExportOptions extends CommonOptions {
  readonly format?: string;
  readonly from?: string;
  readonly to?: string;
  readonly name: readonly string[];
  readonly identify: boolean;
}

function formatOf(file: string | undefined, given: string | undefined): string {
  return given ?? /\.(csv|parquet|ndjson)$/i.exec(file ?? '')?.[1]?.toLowerCase() ?? 'ndjson';
}

function instant(text: string, option: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at))
    throw new CommandFailure(`--${option}: expected a date or time such as 2026-01-31, got "${text}"`, 2);
  return new Date(at).toISOString();
}

export function exportCommand(): Command {
  return new Command('export')
    .description('Write all events to a file (or standard output), person by person')
    .argument('[file]', 'file to write; its ending tells the format')
    .addOption(
      new Option('--format <format>', 'by the ending of the file, else ndjson').choices(['ndjson', 'csv', 'parquet']),
    )
    .option('--from <time>', 'events from this time on (ISO 8601)')
    .option('--to <time>', 'events before this time')
    .option('--name <name...>', 'only events of these names', [])
    .option('--identify', 'with identifiers as they were sent, not only their hashes', false)
    .option('--data <dir>', 'data folder (WAYMARK_DATA, else ./data)')
    .option('--json', 'say what was written as JSON')
    .action((file: string | undefined, options: ExportOptions) => {
      const query = new URLSearchParams({ format: formatOf(file, options.format), identify: String(options.identify) });
      if (options.from !== undefined) query.set('from', instant(options.from, 'from'));
      if (options.to !== undefined) query.set('to', instant(options.to, 'to'));
      for (const name of options.name) query.append('name', name);
      return connected(options, async (connection) => {
        const bytes = await saveAnswer(await connection.fetch(`/api/v1/exports/events?${query}`), file);
        if (bytes === undefined) return;
        if (options.json) result(options, { file, bytes }, '');
        else note(`Wrote ${file}, ${count(bytes)} bytes`);
      });
    });
}
