/** Small files whole, however large the file that was named by mistake. */
import { closeSync, openSync, readSync } from 'node:fs';
import { fail, type Problem, type Result, succeed } from '../kernel/index.ts';

/** Far beyond any accord; what is larger was named by mistake. */
const MOST_BYTES = 64 * 1024 * 1024;

const CHUNK_BYTES = 64 * 1024;

/** The bytes of a file, which may also be a pipe. @throws what the system says, or that it is too large. */
export function readBounded(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let size = 0; ; ) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const read = readSync(file, chunk);
      if (read === 0) return Buffer.concat(chunks);
      size += read;
      if (size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES} bytes`);
      chunks.push(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

export const unreadable = (path: string, cause: unknown, mend: string): Problem => ({
  code: 'CLI_UNREADABLE',
  message: `cannot read ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
  mend,
});

export function readText(path: string, mend = 'check the path and the right to read it'): Result<string> {
  try {
    return succeed(readBounded(path).toString('utf8'));
  } catch (cause) {
    return fail(unreadable(path, cause, mend));
  }
}
