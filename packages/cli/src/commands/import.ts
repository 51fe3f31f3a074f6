import { openAsBlob } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MappingInput } from '@waymark/server';
import { Command } from 'commander';
import { z } from 'zod';
import { type Connection, connected } from '../connection.ts';
import { CommandFailure } from '../failure.ts';
import { addImportOptions, type ImportOptions, layoutFlags, mappingFlags } from '../import-options.ts';
import { previewSchema, previewText, type ShownPreview } from '../import-preview.ts';
import { readMapFile, type StoredMap, storeMapFile } from '../map-file.ts';
import { count, note, progressLine, result } from '../output.ts';

const importSchema = z.object({
  id: z.string(),
  job: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  progress: z.number().nullable(),
  rows: z.number(),
  stored: z.number(),
  rejected: z.number(),
  rowsPerSecond: z.number().nullable(),
  remainingSeconds: z.number().nullable(),
  added: z.number().nullable(),
  error: z.string().nullable(),
});
type Progress = z.infer<typeof importSchema>;

/** A file, to be previewed and imported: by this process's own server, or by a running one it is sent to. */
interface Source {
  preview(mapping?: MappingInput): Promise<ShownPreview>;
  begin(mapping: MappingInput): Promise<Progress>;
}

/** The use cases of the server that this command has started: the file is read where it lies. */
async function localSource(connection: Connection, file: string, options: ImportOptions): Promise<Source> {
  const ctx = connection.own?.context;
  if (ctx === undefined) throw new Error('there is no server of our own');
  const { beginImport, firstWorkspace, previewFile } = await import('@waymark/server');
  const workspace = await firstWorkspace(ctx);
  const name = path.basename(file);
  const timeZone = options.timeZone ?? workspace.time_zone;
  return {
    preview: async (mapping) =>
      previewSchema.parse(
        await previewFile(file, name, { mapping, layout: layoutFlags(options), timeZone, now: ctx.clock() }),
      ),
    begin: async (mapping) => {
      const { size } = await stat(file);
      const begun = await beginImport(ctx, workspace.id, {
        path: path.resolve(file),
        file: name,
        bytes: size,
        mapping: await checked(mapping),
      });
      return importSchema.parse(begun);
    },
  };
}

/** A running server: the file is sent there once, with the first preview. */
function remoteSource(connection: Connection, file: string, options: ImportOptions): Source {
  let upload = '';
  return {
    preview: async (mapping) => {
      if (mapping !== undefined && upload !== '') {
        const { body } = await connection.ask(`/api/v1/imports/uploads/${upload}/preview`, { json: { mapping } });
        return previewSchema.parse(body);
      }
      const query = new URLSearchParams({ file: path.basename(file), layout: JSON.stringify(layoutFlags(options)) });
      if (options.timeZone !== undefined) query.set('timeZone', options.timeZone);
      const { body } = await connection.ask(`/api/v1/imports/preview?${query}`, {
        body: await openAsBlob(file),
        headers: { 'content-type': 'application/octet-stream' },
      });
      upload = z.looseObject({ upload: z.string() }).parse(body).upload;
      return previewSchema.parse(body);
    },
    begin: async (mapping) =>
      importSchema.parse(
        (await connection.ask('/api/v1/imports', { json: { upload, mapping: await checked(mapping) } })).body,
      ),
  };
}

async function checked(mapping: MappingInput) {
  const { mappingSchema } = await import('@waymark/server');
  const read = mappingSchema.safeParse(mapping);
  if (read.success) return read.data;
  throw new CommandFailure(`The mapping is not complete:\n${z.prettifyError(read.error)}`, 2);
}

async function follow(connection: Connection, begun: Progress): Promise<Progress> {
  const line = progressLine();
  let now = begun;
  const cancel = (): void => {
    note('Cancelling …');
    connection.ask(`/api/v1/jobs/${begun.job}`, { method: 'DELETE' }).catch(() => {});
  };
  process.once('SIGINT', cancel);
  try {
    while (now.state === 'waiting' || now.state === 'running') {
      await sleep(200);
      now = importSchema.parse((await connection.ask(`/api/v1/imports/${begun.id}`)).body);
      const share = now.progress === null ? '' : `${Math.round(now.progress * 100)} %, `;
      const remaining = now.remainingSeconds === null ? '' : `, ${now.remainingSeconds} s to go`;
      line.show(
        `${share}${count(now.rows)} rows, ${count(now.rowsPerSecond ?? 0)} rows/s${remaining}, ${count(now.rejected)} refused`,
      );
    }
  } finally {
    process.removeListener('SIGINT', cancel);
    line.end();
  }
  return now;
}

async function writeRejects(connection: Connection, id: string, file: string): Promise<void> {
  const { body } = await connection.fetch(`/api/v1/imports/${id}/rejects`);
  await writeFile(file, body ?? '');
}

function doneText(done: Progress, options: ImportOptions, map: StoredMap | undefined): string {
  const already = done.added === null ? '' : `, ${count(done.added)} of them new`;
  const lines = [`Stored ${count(done.stored)} events${already}; ${count(done.rejected)} rows refused`];
  if (done.rejected > 0)
    lines.push(
      options.rejects === undefined
        ? '(--rejects FILE writes them with line, column and reason)'
        : `Refused rows: ${options.rejects}`,
    );
  if (map !== undefined) lines.push(`${map.replaced ? 'Replaced' : 'Created'} the map ${map.id} ${map.title}`);
  return lines.join('\n');
}

async function run(connection: Connection, file: string, options: ImportOptions): Promise<void> {
  const source = connection.own
    ? await localSource(connection, file, options)
    : remoteSource(connection, file, options);
  const guessed = await source.preview();
  const flags = mappingFlags(options);
  const mapping = { layout: guessed.layout, ...guessed.mapping, ...flags } as MappingInput;
  const shown =
    Object.keys(flags).length > 0 && (guessed.mapping !== null || options.time !== undefined)
      ? await source.preview(await checked(mapping))
      : guessed;
  if (options.preview) {
    result(options, shown, previewText(shown));
    return;
  }
  if (!options.json) note(previewText(shown));
  if (guessed.mapping === null && options.time === undefined)
    throw new CommandFailure('No column of times was recognised: name it with --time', 2);
  const begun = await source.begin(mapping);
  if (!options.wait && connection.own === undefined) {
    result(options, begun, `Import ${begun.id} goes on at ${connection.url}`);
    return;
  }
  const done = await follow(connection, begun);
  if (options.rejects !== undefined) await writeRejects(connection, done.id, options.rejects);
  if (done.state !== 'done')
    throw new CommandFailure(
      done.state === 'cancelled'
        ? 'Cancelled; what was stored stays'
        : `The import stopped: ${done.error}. The ${count(done.stored)} events before that are stored; importing again counts nothing twice`,
    );
  const map = options.map === undefined ? undefined : await storeMapFile(connection, options.map);
  result(options, { ...done, ...(map && { map }) }, doneText(done, options, map));
}

export function importCommand(): Command {
  const command = new Command('import')
    .description('Import events from CSV, NDJSON or XES (also gzip or zip); what is not named is guessed and shown')
    .argument('<file>', 'the file');
  return addImportOptions(command).action(async (file: string, options: ImportOptions) => {
    try {
      if (!(await stat(file)).isFile()) throw new Error('it is not a file');
    } catch (error) {
      throw new CommandFailure(`Cannot read ${file}: ${error instanceof Error ? error.message : error}`);
    }
    // A wrong map is told before a long import, not after it.
    if (options.map !== undefined) await readMapFile(options.map);
    await connected(options, async (connection) => {
      try {
        await run(connection, file, options);
      } catch (error) {
        throw error instanceof Error && error.name === 'ImportProblem' ? new CommandFailure(error.message) : error;
      }
    });
  });
}
