/**
 * One node's ledger in one directory, for one process: appends records, publishes checkpoints, reads back.
 * An append is acknowledged once record, salt and leaf are on the disk.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import {
  defaultLabel,
  GarantError,
  type HashText,
  type Instant,
  type Json,
  type Label,
  type Lane,
  makeRecord,
  type Result,
} from '../kernel/index.ts';
import {
  LAYOUT,
  RAW_BLOCK_KIND,
  type RawBlockBody,
  readRawBlock,
  type SignedAct,
  signAct,
} from '../ledger/index.ts';
import { openActorKey } from './actor-keys.ts';
import { sealDatabase } from './database-seal.ts';
import type { EntryQuery, EntryTable } from './entry-table.ts';
import { storeError } from './failure.ts';
import { GroupCommit } from './group-commit.ts';
import { lastStream } from './last-stream.ts';
import { makeRow, type NewEntry, type PreparedEntry, prepareEntry } from './new-entry.ts';
import type { Publisher } from './publisher.ts';
import { readBlock, storeBlock } from './raw-blocks.ts';
import { type LoggedRecord, readRow } from './read-ledger.ts';
import { type BlockWindow, blocksWithin, type WindowBlocks } from './window-blocks.ts';

export interface AppendReceipt {
  readonly index: number;
  readonly id: string;
  /** True when the ledger held the record already: the same fact twice is one record. */
  readonly duplicate: boolean;
}

export interface RawBlock {
  readonly source: string;
  readonly feed: string;
  readonly chunks: readonly { readonly bytes: Uint8Array; readonly receivedAt: Instant }[];
  readonly rows?: RawBlockBody['rows'];
  readonly begins?: boolean;
  readonly label?: Label;
}

export interface SealReceipt extends AppendReceipt {
  /** The block's address, which evidence cites. */
  readonly sha256: HashText;
}

export interface NodeParts {
  readonly directory: string;
  readonly origin: string;
  readonly lane: Lane;
  readonly vkey: string;
  readonly now: () => Instant;
  readonly db: DatabaseSync;
  readonly entries: EntryTable;
  readonly publisher: Publisher;
  readonly release: () => void;
}

export class LedgerNode {
  readonly #parts: NodeParts;
  readonly #commits: GroupCommit<PreparedEntry, AppendReceipt>;
  #size: number;
  /** Why nothing more is taken: closed, or a failed write left the file in doubt. */
  #stopped: GarantError | undefined;

  constructor(parts: NodeParts) {
    this.#parts = parts;
    this.#size = parts.entries.size();
    this.#commits = new GroupCommit((items) => this.#commit(items));
  }

  get origin(): string {
    return this.#parts.origin;
  }

  get lane(): Lane {
    return this.#parts.lane;
  }

  /** The key that checks this log, as one line. */
  get vkey(): string {
    return this.#parts.vkey;
  }

  /** Acknowledged entries, published or not. */
  get size(): number {
    return this.#size;
  }

  /** What the newest checkpoint vouches for. */
  get published(): { readonly size: number; readonly root: Uint8Array; readonly note: string } {
    const { publisher } = this.#parts;
    return { size: publisher.size, root: publisher.root(), note: publisher.checkpoint };
  }

  /**
   * Resolves when every entry is on the disk; rejects when none is, with `STORE_DISK_FULL`, `STORE_IO`,
   * `STORE_CLOSED`, or for a record that does not belong here `STORE_WRONG_LANE`, `STORE_NOT_A_RECORD`,
   * `RECORD_FROM_THE_FUTURE`.
   */
  async append(entries: readonly NewEntry[]): Promise<AppendReceipt[]> {
    this.#mustRun();
    return this.#commits.add(entries.map((entry) => prepareEntry(entry, this.lane)));
  }

  /** Stores a block's bytes, then logs it. The bytes are the caller's until this resolves. */
  async sealBlock({ source, feed, chunks, rows, begins, label }: RawBlock): Promise<SealReceipt> {
    this.#mustRun();
    const bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes));
    const { sha256, stored } = attempt('a raw block could not be stored', () =>
      storeBlock(this.#parts.directory, bytes),
    );
    const body: RawBlockBody = {
      sha256: `sha256:${sha256}`,
      stored: `sha256:${stored}`,
      bytes: bytes.length,
      source,
      feed,
      lengths: chunks.map((chunk) => chunk.bytes.length),
      receivedAt: chunks.map((chunk) => chunk.receivedAt),
      ...(rows ? { rows } : {}),
      ...(begins ? { begins } : {}),
    };
    const record = makeRecord({
      kind: RAW_BLOCK_KIND,
      v: 1,
      lane: this.lane,
      label: label ?? defaultLabel(this.origin),
      actor: `source:${source}`,
      ...(chunks.length > 0 ? { receivedAt: chunks[0]!.receivedAt } : {}),
      recordedAt: this.#parts.now(),
      body,
    });
    const [receipt] = await this.append([{ leaf: 'raw-block', record }]);
    return { ...receipt!, sha256: body.sha256 };
  }

  /** The bytes of a sealed block; undefined when they are gone or damaged. */
  readBlock({ stored }: Pick<RawBlockBody, 'stored'>): Uint8Array | undefined {
    return readBlock(this.#parts.directory, stored.slice('sha256:'.length));
  }

  /** The sealed block that holds an observation: its record, and in it the block's address. */
  blockOf(source: string, index: number): LoggedRecord | undefined {
    const row = this.#parts.entries.findBlock(source, index);
    return row && readRow(row);
  }

  /** Raw blocks of a source that came in within a window, in order, `most` of them, and how many there are. */
  blocksWithin(source: string, window: BlockWindow, most: number): WindowBlocks {
    return blocksWithin(this.#parts.entries, source, window, most);
  }

  /** Of the entries before `until`, the raw blocks of a source's last stream; none when nobody said where it began. */
  lastStream(source: string, until = this.#size): RawBlockBody[] {
    return lastStream(this.#parts.entries, source, until);
  }

  /** The running number that a source's next observation gets after a restart. */
  nextRow(source: string): number {
    return this.#parts.entries.nextRow(source);
  }

  /** Logged records in order, narrowed by kind, id or index. Do not append while iterating. */
  *records(query: EntryQuery = {}): Generator<LoggedRecord> {
    for (const row of this.#parts.entries.rows(query)) yield readRow(row);
  }

  /** Vouches for everything acknowledged so far. @throws like `append`; the last checkpoint then stands. */
  checkpoint(): string {
    this.#mustRun();
    return attempt('the checkpoint could not be published', () => this.#parts.publisher.publish());
  }

  /** `.tlog-proof` of an entry under the newest checkpoint. */
  proofFor(index: number): Result<string> {
    return this.#parts.publisher.proof(index);
  }

  /** Signs what a person at this node did, with the key this node keeps for that person. */
  signAs(actor: string, act: Json): SignedAct {
    const key = openActorKey(this.#parts.directory, actor);
    return signAct(actor, act, key.publicKey, key.sign);
  }

  /** Commits what waits, publishes, seals the database and lets the directory go. */
  close(): void {
    if (this.#stopped?.code === 'STORE_CLOSED') return;
    this.#commits.drain();
    const { directory, db, release } = this.#parts;
    try {
      if (!this.#stopped) this.checkpoint();
    } finally {
      this.#stopped = new GarantError('STORE_CLOSED', 'the ledger is closed');
      db.close();
      if (!existsSync(join(directory, `${LAYOUT.database}-wal`))) sealDatabase(directory);
      release();
    }
  }

  #mustRun(): void {
    if (this.#stopped) throw this.#stopped;
  }

  #commit(items: readonly PreparedEntry[]): AppendReceipt[] {
    this.#mustRun();
    const { entries } = this.#parts;
    const at = this.#parts.now();
    let next = this.#size;
    try {
      const receipts = entries.transact(() =>
        items.map((item) => {
          const known = entries.find(item.record.id);
          if (known) return { index: known.index, id: known.id, duplicate: true };
          entries.insert(makeRow(item, { index: next, origin: this.origin, at }));
          const block = readRawBlock(item.record);
          if (block?.rows) entries.insertBlockRows(block.source, block.rows.from, block.rows.until, next);
          return { index: next++, id: item.record.id, duplicate: false };
        }),
      );
      this.#size = next;
      return receipts;
    } catch (cause) {
      const error = storeError(cause, 'nothing of this append was recorded');
      // INVARIANT: after a failed sync nobody knows what the disk holds, so only a new start may write again.
      if (error.code !== 'STORE_DISK_FULL') this.#stopped = error;
      throw error;
    }
  }
}

function attempt<Value>(what: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw storeError(error, what);
  }
}
