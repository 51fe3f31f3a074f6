import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import yauzl from 'yauzl';
import { ImportProblem } from '../import-problem.ts';

/** Unpacked, a file may be this many times as large as it is packed … */
const MAX_RATIO = 200;
/** … once it has grown beyond this size. Event logs pack 5 to 60 times; a bomb some 1,000 times. */
const RATIO_COUNTS_FROM_BYTES = 32 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 1024 ** 4;
const CHUNK_BYTES = 256 * 1024;

export type Compression = 'none' | 'gzip' | 'zip';

/** The unpacked bytes of a file, and how far the file itself has been read. */
export interface OpenBytes {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly compression: Compression;
  /** Name of the file inside an archive, or of the file itself. */
  readonly name: string;
  /** Packed bytes read so far. */
  bytesRead(): number;
  close(): void;
}

/** Counts what goes in on one side and refuses what grows out of all proportion on the other. */
class UnpackGuard extends Transform {
  private out = 0;
  private readonly packed: () => number;

  constructor(packed: () => number) {
    super({ writableHighWaterMark: CHUNK_BYTES, readableHighWaterMark: CHUNK_BYTES });
    this.packed = packed;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.out += chunk.length;
    const bomb =
      this.out > MAX_UNPACKED_BYTES ||
      (this.out > RATIO_COUNTS_FROM_BYTES && this.out > MAX_RATIO * Math.max(1, this.packed()));
    if (bomb) {
      const times = Math.round(this.out / Math.max(1, this.packed()));
      const message = `The file unpacks to ${times} times its size; expected at most ${MAX_RATIO} times. Unpack it yourself if you trust it`;
      done(new ImportProblem('bomb', message));
    } else done(null, chunk);
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r');
  } catch (error) {
    throw new ImportProblem(
      'not_readable',
      `Cannot read ${path}: ${error instanceof Error ? error.message : ''}`,
      error,
    );
  }
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw new ImportProblem(
      'not_readable',
      `Cannot read ${path}: ${error instanceof Error ? error.message : ''}`,
      error,
    );
  } finally {
    await file.close();
  }
}

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;
const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);

/** Errors of unpacking in words; refuses archives inside archives by their first bytes. */
async function* unpacked(stream: Readable, sort: Compression): AsyncGenerator<Uint8Array> {
  let first = true;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (first && sort !== 'none' && (isGzip(chunk) || isZip(chunk))) {
        throw new ImportProblem('archive_refused', 'The archive holds another archive. Unpack the outer one first');
      }
      first = false;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ImportProblem) throw error;
    const cut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportProblem(
      'damaged',
      cut ? `The ${sort} file is cut off: it ends before its contents do` : `The file is damaged: ${reason}`,
      error,
    );
  } finally {
    stream.destroy();
  }
}

const openZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);

/** The one data file of an archive. */
async function zipEntry(zip: yauzl.ZipFile): Promise<yauzl.Entry> {
  const entries: yauzl.Entry[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      const { fileName } = entry;
      const aside = fileName.endsWith('/') || fileName.startsWith('__MACOSX/') || fileName.endsWith('.DS_Store');
      if (!aside) entries.push(entry);
      if (entries.length > 50)
        reject(new ImportProblem('archive_refused', 'The archive holds more than 50 files; expected one'));
      else zip.readEntry();
    });
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  });
  const [entry, another] = entries;
  if (entry === undefined) throw new ImportProblem('archive_refused', 'The archive is empty; expected one file');
  if (another !== undefined) {
    const names = entries.slice(0, 5).map((one) => one.fileName);
    throw new ImportProblem(
      'archive_refused',
      `The archive holds ${entries.length} files (${names.join(', ')} …); expected one. Import them one by one`,
    );
  }
  if (entry.isEncrypted()) throw new ImportProblem('archive_refused', 'The archive is encrypted. Unpack it first');
  const unixMode = entry.externalFileAttributes >>> 16;
  if ((unixMode & 0o170000) === 0o120000)
    throw new ImportProblem('archive_refused', `${entry.fileName} is a link, not a file`);
  if (entry.uncompressedSize > RATIO_COUNTS_FROM_BYTES && entry.uncompressedSize > MAX_RATIO * entry.compressedSize) {
    const times = Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize));
    throw new ImportProblem('bomb', `The file unpacks to ${times} times its size; expected at most ${MAX_RATIO} times`);
  }
  return entry;
}

async function openZipped(path: string): Promise<OpenBytes> {
  let zip: yauzl.ZipFile;
  try {
    zip = await openZip(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new ImportProblem('damaged', `The zip file is damaged or cut off: ${reason}`, error);
  }
  try {
    const entry = await zipEntry(zip);
    const source = await promisify<yauzl.Entry, Readable>(zip.openReadStream.bind(zip))(entry);
    let read = 0;
    const share = entry.compressedSize / Math.max(1, entry.uncompressedSize);
    const guard = new UnpackGuard(() => Math.max(read * share, entry.compressedSize));
    source.on('data', (chunk: Buffer) => {
      read += chunk.length;
    });
    source.on('error', (error) => guard.destroy(error));
    source.pipe(guard);
    return {
      bytes: unpacked(guard, 'zip'),
      compression: 'zip',
      name: entry.fileName,
      bytesRead: () => Math.round(read * share),
      close: () => {
        source.destroy();
        guard.destroy();
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    if (error instanceof ImportProblem) throw error;
    throw new ImportProblem(
      'damaged',
      `The zip file is damaged: ${error instanceof Error ? error.message : ''}`,
      error,
    );
  }
}

/**
 * Opens a file for reading, unpacking gzip and zip by their first bytes, whatever the name says.
 * @throws ImportProblem, also while iterating: cut off, damaged, out of all proportion, an archive of several files
 */
export async function openBytes(path: string, name: string): Promise<OpenBytes> {
  const head = await firstBytes(path);
  if (isZip(head)) return openZipped(path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!isGzip(head)) {
    return {
      bytes: unpacked(file, 'none'),
      compression: 'none',
      name,
      bytesRead: () => file.bytesRead,
      close: () => file.destroy(),
    };
  }
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const guard = new UnpackGuard(() => file.bytesRead);
  file.on('error', (error) => guard.destroy(error));
  gunzip.on('error', (error) => guard.destroy(error));
  file.pipe(gunzip).pipe(guard);
  return {
    bytes: unpacked(guard, 'gzip'),
    compression: 'gzip',
    name: name.replace(/\.gz$/i, ''),
    bytesRead: () => file.bytesRead,
    close: () => {
      file.destroy();
      gunzip.destroy();
      guard.destroy();
    },
  };
}
