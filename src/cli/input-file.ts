/** Bytes of a file in chunks; names ending in .gz are unpacked, `-` is standard input. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fail, type Result, succeed } from '../kernel/index.ts';

const CHUNK_BYTES = 256 * 1024;

/**
 * Hands every chunk to `take`, in order. A file that is missing, unreadable or not gzip after all comes
 * back as a problem; what was read before stays handed over.
 */
export async function readChunks(
  path: string,
  take: (chunk: Uint8Array) => void | Promise<void>,
): Promise<Result<number>> {
  let bytes = 0;
  try {
    for await (const chunk of openBytes(path)) {
      bytes += (chunk as Uint8Array).length;
      await take(chunk as Uint8Array);
    }
    return succeed(bytes);
  } catch (cause) {
    const truncated = (cause as { code?: string }).code === 'Z_BUF_ERROR';
    return fail({
      code: truncated ? 'INPUT_TRUNCATED' : 'INPUT_UNREADABLE',
      message: `cannot read ${path} after ${bytes} bytes: ${cause instanceof Error ? cause.message : String(cause)}`,
      mend: truncated
        ? 'the gzip file ends early: fetch it again; what came before the end was read'
        : 'check that the file exists, may be read, and is what its name says',
    });
  }
}

function openBytes(path: string): Readable {
  const raw = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!path.endsWith('.gz')) return raw;
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  raw.on('error', (cause: Error) => gunzip.destroy(cause));
  return raw.pipe(gunzip);
}
