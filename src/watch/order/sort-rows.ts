/**
 * Puts rows into judgement order by merging the stretches that are in order already. Every feed brings its
 * batches nearly in order, so a bucket is few such stretches end to end, and few passes over it are enough.
 */
import type { FixColumns } from '../../picture/index.ts';

/** What judgement order is made of: judgement time, then source, then running number. */
export interface Ordered {
  readonly fixes: Pick<FixColumns, 'length' | 'source' | 'index'>;
  readonly key: Float64Array;
}

/** Row numbers in judgement order; undefined when the rows are in it already. Rows that are equal keep theirs. */
export function orderOf(rows: Ordered): Uint32Array | undefined {
  const { length } = rows.fixes;
  let starts = stretchesOf(rows);
  if (starts.length <= 2) return undefined;
  let from = new Uint32Array(length);
  let into = new Uint32Array(length);
  for (let i = 0; i < length; i++) from[i] = i;
  while (starts.length > 2) {
    const merged: number[] = [];
    for (let n = 0; n + 1 < starts.length; n += 2) {
      const middle = starts[n + 1]!;
      merge(rows, from, into, starts[n]!, middle, starts[n + 2] ?? middle);
      merged.push(starts[n]!);
    }
    merged.push(length);
    starts = merged;
    [from, into] = [into, from];
  }
  return from;
}

/** Where each stretch in order begins, and the end. */
function stretchesOf(rows: Ordered): number[] {
  const { length } = rows.fixes;
  const starts = length > 0 ? [0] : [];
  for (let i = 1; i < length; i++) if (isBefore(rows, i, i - 1)) starts.push(i);
  starts.push(length);
  return starts;
}

/** Merges [low, middle) and [middle, high) of `from` into `into`. */
function merge(
  rows: Ordered,
  from: Uint32Array,
  into: Uint32Array,
  low: number,
  middle: number,
  high: number,
): void {
  let a = low;
  let b = middle;
  for (let at = low; at < high; at++) {
    const second = a === middle || (b < high && isBefore(rows, from[b]!, from[a]!));
    into[at] = second ? from[b++]! : from[a++]!;
  }
}

function isBefore({ fixes, key }: Ordered, a: number, b: number): boolean {
  const one = key[a]!;
  const other = key[b]!;
  if (one !== other) return one < other;
  if (fixes.source[a] !== fixes.source[b]) return fixes.source[a]! < fixes.source[b]!;
  return fixes.index[a]! < fixes.index[b]!;
}
