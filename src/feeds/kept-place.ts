/** Where to go on in a file of which an earlier run has kept a part. */
import { createHash } from 'node:crypto';
import type { HashText } from '../kernel/index.ts';

/** One piece of what was kept, in order: its length and its SHA-256. */
export interface KeptPart {
  readonly bytes: number;
  readonly sha256: HashText;
}

/** What an earlier run kept of a stream. */
export interface Kept {
  readonly parts: readonly KeptPart[];
  /** The stream is the same one: what comes next goes on in it. @returns whether it can. */
  goOn(): boolean;
}

/** How many bytes are kept already: all that were, when the file begins with exactly them; else 0. */
export async function placeAfter(
  file: AsyncIterable<Uint8Array>,
  parts: readonly KeptPart[],
): Promise<number> {
  let part = 0;
  let place = 0;
  let left = parts[0]?.bytes ?? 0;
  let hash = createHash('sha256');
  for await (const chunk of file) {
    let from = 0;
    while (part < parts.length && from < chunk.length) {
      const taken = chunk.subarray(from, from + left);
      hash.update(taken);
      from += taken.length;
      place += taken.length;
      left -= taken.length;
      if (left > 0) continue;
      if (`sha256:${hash.digest('hex')}` !== parts[part]!.sha256) return 0;
      left = parts[++part]?.bytes ?? 0;
      hash = createHash('sha256');
    }
    if (part === parts.length) return place;
  }
  return 0;
}
