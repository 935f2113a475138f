import type { CoverSets } from './cover-sets.ts';

/** A column of integers that grows. */
export class Column {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) this.#grow(this.length + 1);
    this.#values[this.length++] = value;
  }

  /** Appends `count` zeros and returns where they begin. */
  extend(count: number): number {
    const start = this.length;
    this.#grow(start + count);
    this.length += count;
    return start;
  }

  set(at: number, value: number): void {
    this.#values[at] = value;
  }

  toArray(): Int32Array {
    return this.#values.slice(0, this.length);
  }

  #grow(needed: number): void {
    if (needed <= this.#values.length) return;
    const larger = new Int32Array(Math.max(needed, 2 * this.#values.length));
    larger.set(this.#values);
    this.#values = larger;
  }
}

/** Writes the records of leaves in the layout of `area-cells.ts`. What leaves share is written once. */
export class LeafRecords {
  readonly column = new Column();
  /** Positions of cover lists, and of records without edges, by number of the cover set. */
  readonly #lists = new Map<number, number>([[0, 0]]);
  readonly #plain = new Map<number, number>([[0, 0]]);
  readonly #sets: CoverSets;
  readonly #areaOf: Int32Array;

  constructor(sets: CoverSets, areaOf: Int32Array) {
    this.#sets = sets;
    this.#areaOf = areaOf;
    // position 0 means that there is nothing
    this.column.push(0);
  }

  /** The position of a leaf's record, 0 when no area reaches it. Items as `FiledEdges` gives them. */
  add(coverSet: number, items: Int32Array): number {
    if (items.length > 0) return this.#write(coverSet, items);
    const known = this.#plain.get(coverSet);
    if (known !== undefined) return known;
    const at = this.#write(coverSet, items);
    this.#plain.set(coverSet, at);
    return at;
  }

  #listOf(coverSet: number): number {
    const known = this.#lists.get(coverSet);
    if (known !== undefined) return known;
    const members = this.#sets.members(coverSet);
    const at = this.column.length;
    this.column.push(members.length);
    for (const area of members) this.column.push(area);
    this.#lists.set(coverSet, at);
    return at;
  }

  #write(coverSet: number, items: Int32Array): number {
    const { column } = this;
    const list = this.#listOf(coverSet);
    const at = column.length;
    column.push(list);
    column.push(0);
    let entries = 0;
    for (let from = 0; from < items.length; entries++) {
      const area = this.#areaOf[items[from]! >> 1]!;
      let to = from + 1;
      while (to < items.length && this.#areaOf[items[to]! >> 1] === area) to++;
      column.push(area * 2 + (items[from]! & 1));
      this.#writeRuns(items, from, to);
      from = to;
    }
    column.set(at + 1, entries);
    return at;
  }

  /** Consecutive edges share vertices, so they are written as one run. */
  #writeRuns(items: Int32Array, from: number, to: number): void {
    const { column } = this;
    const header = column.extend(1);
    let runs = 0;
    for (let start = from; start < to; runs++) {
      const first = items[start]! >> 1;
      let end = start + 1;
      while (end < to && items[end]! >> 1 === first + (end - start)) end++;
      column.push(first);
      column.push(end - start);
      start = end;
    }
    column.set(header, runs);
  }
}
