/** Bytes of a file in chunks; names ending in .gz are unpacked, `-` is standard input. */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import type { Problem } from '../kernel/index.ts';

const CHUNK_BYTES = 256 * 1024;
const HEAD_BYTES = 2048;

/** An input broke off. What was read before it was handed over. */
export class InputBroken extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * The file's bytes; `between` is awaited after each chunk, so that a slow reader downstream slows the file.
 * @throws {InputBroken} for a file that is missing, unreadable, cut off or not gzip after all.
 */
export async function* openChunks(
  path: string,
  between: () => Promise<void>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0;
  try {
    for await (const chunk of openBytes(path)) {
      bytes += (chunk as Uint8Array).length;
      yield chunk as Uint8Array;
      await between();
    }
  } catch (cause) {
    throw new InputBroken(describe(path, bytes, cause as NodeJS.ErrnoException));
  }
}

/** What keeps a file from being opened, before anything is read. */
export function unopenable(path: string): Problem[] {
  try {
    if (path !== '-') closeSync(openSync(path, 'r'));
    return [];
  } catch (cause) {
    return [describe(path, 0, cause as NodeJS.ErrnoException)];
  }
}

/** The first bytes of a file, unpacked, one character a byte; undefined when they cannot be had again. */
export function headOf(path: string): string | undefined {
  try {
    if (path === '-') return undefined;
    const file = openSync(path, 'r');
    const head = Buffer.alloc(HEAD_BYTES);
    const raw = head.subarray(0, readSync(file, head));
    closeSync(file);
    const bytes = path.endsWith('.gz') ? gunzipSync(raw, { finishFlush: constants.Z_SYNC_FLUSH }) : raw;
    return bytes.toString('latin1');
  } catch {
    return undefined;
  }
}

function describe(path: string, bytes: number, { code, message }: NodeJS.ErrnoException): Problem {
  if (code === 'Z_BUF_ERROR') {
    return {
      code: 'INPUT_TRUNCATED',
      message: `${path} ends in the middle of its gzip stream, after ${bytes} unpacked bytes`,
      mend: 'fetch the file again; what came before the end was read',
    };
  }
  return {
    code: 'INPUT_UNREADABLE',
    message: `cannot read ${path}${bytes > 0 ? ` after ${bytes} bytes` : ''}: ${message}`,
    mend: 'check that the file exists, may be read, and is what its name says',
  };
}

function openBytes(path: string): Readable {
  const raw = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!path.endsWith('.gz')) return raw;
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  raw.on('error', (cause: Error) => gunzip.destroy(cause));
  return raw.pipe(gunzip);
}
