/**
 * From an identity to the first slot that carries it: open addressing, linear probing, one cache line per
 * look-up. Deletion shifts back what follows, so there are no tombstones to slow a day-long run.
 * A bucket is four words: identity, kind with source, slot + 1 (0: free), unused.
 */
const WORDS = 4;

export interface IdentityMap {
  /** First slot of the identity, -1 when there is none. `qualifier` is what `qualify` made. */
  find(identity: number, qualifier: number): number;
  set(identity: number, qualifier: number, slot: number): void;
  delete(identity: number, qualifier: number): void;
}

/** Plot numbers mean something within their source only; addresses mean the same everywhere. */
export const qualify = (kind: number, source: number, isPlot: boolean): number =>
  isPlot ? kind | ((source + 1) << 8) : kind;

export function createIdentityMap(capacity: number): IdentityMap {
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)));
  const mask = buckets - 1;
  const words = new Int32Array(buckets * WORDS);

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

  return {
    find: (identity, qualifier) => words[locate(identity, qualifier) * WORDS + 2]! - 1,
    set: (identity, qualifier, slot) => {
      const at = locate(identity, qualifier) * WORDS;
      words[at] = identity | 0;
      words[at + 1] = qualifier;
      words[at + 2] = slot + 1;
    },
    delete: (identity, qualifier) => {
      const bucket = locate(identity, qualifier);
      if (words[bucket * WORDS + 2] !== 0) close(bucket);
    },
  };
}
