/**
 * Rows of typed columns that are taken and given back, chained into one list per track. When the rows run
 * out every column doubles; apart from that nothing is allocated.
 */
export const END = -1;

type Column = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** The same values in an array of another length; new rows are 0. */
export function resized<C extends Column>(column: C, length: number): C {
  const Kind = column.constructor as new (length: number) => C;
  const larger = new Kind(length);
  larger.set(column.subarray(0, Math.min(length, column.length)) as never);
  return larger;
}

export interface Rows {
  capacity: number;
  /** Next row of the same track, or of the free list. */
  next: Int32Array;
  free: number;
}

export function makeRows(capacity: number): Rows {
  const rows = { capacity, next: new Int32Array(capacity), free: END };
  chainFree(rows, 0);
  return rows;
}

function chainFree(rows: Rows, from: number): void {
  for (let i = from; i < rows.capacity; i++) rows.next[i] = i + 1 < rows.capacity ? i + 1 : END;
  rows.free = from;
}

/** Takes a free row; `grow` must enlarge the other columns to the capacity it is given. */
export function takeRow<R extends Rows>(rows: R, grow: (rows: R, capacity: number) => void): number {
  if (rows.free === END) {
    const from = rows.capacity;
    rows.capacity *= 2;
    rows.next = resized(rows.next, rows.capacity);
    chainFree(rows, from);
    grow(rows, rows.capacity);
  }
  const row = rows.free;
  rows.free = rows.next[row]!;
  return row;
}

export function giveRow(rows: Rows, row: number): void {
  rows.next[row] = rows.free;
  rows.free = row;
}
