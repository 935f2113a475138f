/** The rows of the ledger: leaf, salt and record of every entry, written in one transaction, never changed. */
import type { DatabaseSync } from 'node:sqlite';

export interface EntryRow {
  readonly index: number;
  readonly kind: string;
  readonly id: string;
  readonly leaf: Uint8Array;
  readonly salt: Uint8Array;
  readonly record: Uint8Array;
}

/** Rows to read; each part narrows. Indices are half-open. */
export interface EntryQuery {
  readonly kind?: string;
  readonly id?: string;
  readonly from?: number;
  readonly until?: number;
}

/** A source's raw blocks: from a running number of its observations on, within indices of the log, half-open. */
export interface BlockRange {
  readonly first: number;
  readonly from: number;
  readonly until: number;
}

const COLUMNS = 'idx AS "index", kind, id, leaf, salt, record';

export class EntryTable {
  readonly #db: DatabaseSync;
  readonly #insert;
  readonly #find;
  readonly #insertRows;
  readonly #findBlock;
  readonly #nextRow;
  readonly #lastBlock;
  readonly #blocks;
  readonly #countBlocks;
  readonly #blocksBackwards;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#insert = db.prepare(
      'INSERT INTO entry (idx, kind, id, leaf, salt, record) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#find = db.prepare(`SELECT ${COLUMNS} FROM entry WHERE id = ?`);
    this.#insertRows = db.prepare('INSERT INTO block_rows (source, first, until, idx) VALUES (?, ?, ?, ?)');
    this.#findBlock = db.prepare(
      `SELECT ${COLUMNS} FROM entry WHERE idx = (SELECT idx FROM block_rows
       WHERE source = ?1 AND first <= ?2 AND until > ?2 ORDER BY first DESC LIMIT 1)`,
    );
    this.#lastBlock = db.prepare(
      `SELECT ${COLUMNS} FROM entry WHERE idx = (SELECT idx FROM block_rows
       WHERE source = ? AND first <= ? ORDER BY first DESC, idx DESC LIMIT 1)`,
    );
    const range = 'source = ? AND first >= ? AND b.idx >= ? AND b.idx < ?';
    // CROSS JOIN keeps the order of the primary key of block_rows: nothing is sorted.
    this.#blocks = db.prepare(
      `SELECT b.idx AS "index", kind, id, leaf, salt, record FROM block_rows b CROSS JOIN entry e
       ON e.idx = b.idx WHERE ${range} ORDER BY first, b.idx LIMIT ?`,
    );
    this.#blocksBackwards = db.prepare(
      `SELECT b.idx AS "index", kind, id, leaf, salt, record FROM block_rows b CROSS JOIN entry e
       ON e.idx = b.idx WHERE source = ? AND b.idx < ? ORDER BY first DESC, b.idx DESC`,
    );
    this.#countBlocks = db.prepare(`SELECT count(*) FROM block_rows b WHERE ${range}`);
    this.#nextRow = db.prepare('SELECT coalesce(max(until), 0) FROM block_rows WHERE source = ?');
  }

  /** One more than the highest index, which is also the number of rows. */
  size(): number {
    return Number(
      Object.values(this.#db.prepare('SELECT coalesce(max(idx) + 1, 0) FROM entry').get() ?? {})[0],
    );
  }

  /** Runs `work` in one transaction: when this returns, all of it is on the disk; when it throws, none of it is. */
  transact<Value>(work: () => Value): Value {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      this.#db.exec('COMMIT');
      return value;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  insert({ index, kind, id, leaf, salt, record }: EntryRow): void {
    this.#insert.run(index, kind, id, leaf, salt, record);
  }

  /** Notes that a raw block's entry holds a source's observations [first, until). */
  insertBlockRows(source: string, first: number, until: number, index: number): void {
    this.#insertRows.run(source, first, until, index);
  }

  /** The entry of the raw block that holds an observation. */
  findBlock(source: string, row: number): EntryRow | undefined {
    return this.#findBlock.get(source, row) as unknown as EntryRow | undefined;
  }

  /** One more than the highest running number in a source's sealed blocks; 0 when there is none. */
  nextRow(source: string): number {
    return Number(Object.values(this.#nextRow.get(source) ?? {})[0]);
  }

  /** The last of a source's raw blocks whose first running number is at most `first`. */
  lastBlockAt(source: string, first: number): EntryRow | undefined {
    return this.#lastBlock.get(source, first) as unknown as EntryRow | undefined;
  }

  /** Entries of a source's raw blocks in order, from that running number and within those indices, `most` of them. */
  *blocks(source: string, { first, from, until }: BlockRange, most: number): Generator<EntryRow> {
    for (const row of this.#blocks.iterate(source, first, from, until, most)) {
      yield row as unknown as EntryRow;
    }
  }

  /** Entries of a source's raw blocks before that index, the last one first. */
  *blocksBackwards(source: string, until: number): Generator<EntryRow> {
    for (const row of this.#blocksBackwards.iterate(source, until)) yield row as unknown as EntryRow;
  }

  countBlocks(source: string, { first, from, until }: BlockRange): number {
    return Number(Object.values(this.#countBlocks.get(source, first, from, until) ?? {})[0]);
  }

  find(id: string): EntryRow | undefined {
    return this.#find.get(id) as unknown as EntryRow | undefined;
  }

  /** In order of index. Do not append while iterating. */
  *rows({ kind, id, from = 0, until = Number.MAX_SAFE_INTEGER }: EntryQuery = {}): Generator<EntryRow> {
    const narrowed = [kind === undefined ? '' : 'AND kind = ?', id === undefined ? '' : 'AND id = ?'].join(
      ' ',
    );
    const select = this.#db.prepare(
      `SELECT ${COLUMNS} FROM entry WHERE idx >= ? AND idx < ? ${narrowed} ORDER BY idx`,
    );
    const values = [kind, id].filter((value) => value !== undefined);
    for (const row of select.iterate(from, until, ...values)) yield row as unknown as EntryRow;
  }
}
