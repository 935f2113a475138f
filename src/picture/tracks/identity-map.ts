/**
 * From an identity to the first slot that carries it: open addressing, linear probing, one cache line per
 * look-up. Deletion shifts back what follows, so there are no tombstones to slow a day-long run.
 * It doubles when half full, so that few identities stay close together in memory.
 * A bucket is four words: identity, kind with source, slot + 1 (0: free), unused.
 */
const WORDS = 4;
const FEWEST_BUCKETS = 256;

export interface IdentityMap {
  /** First slot of the identity, -1 when there is none. `qualifier` is what `qualify` made. */
  find(identity: number, qualifier: number): number;
  set(identity: number, qualifier: number, slot: number): void;
  delete(identity: number, qualifier: number): void;
}

/** Plot numbers mean something within their source only; addresses mean the same everywhere. */
export const qualify = (kind: number, source: number, isPlot: boolean): number =>
  isPlot ? kind | ((source + 1) << 8) : kind;

export function createIdentityMap(): IdentityMap {
  let mask = FEWEST_BUCKETS - 1;
  let words = new Int32Array(FEWEST_BUCKETS * WORDS);
  let used = 0;

  const home = (identity: number, qualifier: number): number => {
    let hash = Math.imul(identity ^ Math.imul(qualifier, 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    return Math.imul(hash, 0xc2b2ae35) >>> 8;
  };

  /** Bucket that holds the identity, or the free one where it would go. */
  const locate = (identity: number, qualifier: number): number => {
    const low = identity | 0;
    let bucket = home(low, qualifier) & mask;
    while (words[bucket * WORDS + 2] !== 0) {
      if (words[bucket * WORDS] === low && words[bucket * WORDS + 1] === qualifier) return bucket;
      bucket = (bucket + 1) & mask;
    }
    return bucket;
  };

  /** Moves every displaced bucket after the gap back towards its home. */
  const close = (start: number): void => {
    let gap = start;
    for (let bucket = (gap + 1) & mask; words[bucket * WORDS + 2] !== 0; bucket = (bucket + 1) & mask) {
      const wanted = home(words[bucket * WORDS]!, words[bucket * WORDS + 1]!) & mask;
      if (((bucket - wanted) & mask) < ((bucket - gap) & mask)) continue;
      words.copyWithin(gap * WORDS, bucket * WORDS, bucket * WORDS + WORDS);
      gap = bucket;
    }
    words[gap * WORDS + 2] = 0;
  };

  /** Twice as many buckets. */
  const grow = (): void => {
    const before = words;
    mask = mask * 2 + 1;
    words = new Int32Array((mask + 1) * WORDS);
    for (let from = 0; from < before.length; from += WORDS) {
      if (before[from + 2] === 0) continue;
      words.set(before.subarray(from, from + WORDS), locate(before[from]!, before[from + 1]!) * WORDS);
    }
  };

  return {
    find: (identity, qualifier) => words[locate(identity, qualifier) * WORDS + 2]! - 1,
    set: (identity, qualifier, slot) => {
      let at = locate(identity, qualifier) * WORDS;
      if (words[at + 2] === 0 && ++used * 2 > mask) {
        grow();
        at = locate(identity, qualifier) * WORDS;
      }
      words[at] = identity | 0;
      words[at + 1] = qualifier;
      words[at + 2] = slot + 1;
    },
    delete: (identity, qualifier) => {
      const bucket = locate(identity, qualifier);
      if (words[bucket * WORDS + 2] === 0) return;
      used--;
      close(bucket);
    },
  };
}
