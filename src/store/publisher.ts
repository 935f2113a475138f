/**
 * Writes the public side of the log: entry bundles and tiles first, the checkpoint that vouches for them
 * last, each durable before the next. Signs only what continues the last checkpoint.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../kernel/index.ts';
import {
  encodeEntryBundle,
  formatProofFile,
  GrowingTree,
  hashLeaf,
  inclusionProof,
  LAYOUT,
  signCheckpoint,
  subtreesFromTiles,
  TILE_WIDTH,
  type TileName,
  tilePath,
} from '../ledger/index.ts';
import { type NewFile, removeDurably, writeDurably } from './durable-file.ts';
import type { EntryTable } from './entry-table.ts';
import { type LogKey, readTile, resumeLog } from './resume-log.ts';

export class Publisher {
  readonly #directory: string;
  readonly #key: LogKey;
  readonly #entries: EntryTable;
  #tree: GrowingTree;
  #note: string;

  private constructor(directory: string, key: LogKey, entries: EntryTable, tree: GrowingTree, note: string) {
    this.#directory = directory;
    this.#key = key;
    this.#entries = entries;
    this.#tree = tree;
    this.#note = note;
  }

  /** Signs the empty tree. Once in the life of a log. */
  static create(directory: string, key: LogKey, entries: EntryTable): Publisher {
    const tree = new GrowingTree();
    const note = signCheckpoint({ origin: key.name, size: 0, root: tree.root() }, key, key.sign);
    const publisher = new Publisher(directory, key, entries, tree, note);
    writeDurably([publisher.#checkpointFile(note)]);
    return publisher;
  }

  /** Takes the log up where its last checkpoint left it. @returns what `resumeLog` refuses. */
  static resume(directory: string, key: LogKey, entries: EntryTable, seen?: string): Result<Publisher> {
    const log = resumeLog(directory, key, entries, seen);
    if (!log.ok) return log;
    return succeed(new Publisher(directory, key, entries, log.value.tree, log.value.note));
  }

  /** The newest checkpoint, a signed note. */
  get checkpoint(): string {
    return this.#note;
  }

  /** How many entries that checkpoint vouches for. */
  get size(): number {
    return this.#tree.size;
  }

  root(): Uint8Array {
    return this.#tree.root();
  }

  /** Vouches for every committed entry. @returns the checkpoint; the present one when nothing was added. */
  publish(): string {
    const from = this.#tree.size;
    if (this.#entries.size() === from) return this.#note;
    const { tree, files, finished } = this.#grow(from);
    writeDurably(files);
    const note = signCheckpoint(
      { origin: this.#key.name, size: tree.size, root: tree.root() },
      this.#key,
      this.#key.sign,
    );
    writeDurably([this.#checkpointFile(note)]);
    this.#tree = tree;
    this.#note = note;
    for (const path of finished) this.#dropPartials(path);
    return note;
  }

  /** The proof file of an entry under the newest checkpoint. @returns `STORE_NOT_YET_PUBLISHED`. */
  proof(index: number): Result<string> {
    const { size } = this;
    if (index >= size) {
      return fail({
        code: 'STORE_NOT_YET_PUBLISHED',
        message: `entry ${index} is not under the checkpoint of ${size} entries`,
        mend: 'publish a checkpoint first',
      });
    }
    const hashes = inclusionProof(
      index,
      size,
      subtreesFromTiles(size, (tile) => readTile(this.#directory, tile)),
    );
    return succeed(formatProofFile({ index, hashes, checkpoint: this.#note }));
  }

  /** The tree with all committed entries, the files that it adds, and the tiles that became whole. */
  #grow(from: number) {
    const tree = this.#tree.clone();
    const files: NewFile[] = [];
    const finished: string[] = [];
    let bundle: Uint8Array[] = [];
    const write = (tile: TileName, bytes: Uint8Array) => {
      const path = join(this.#directory, LAYOUT.log, tilePath(tile));
      files.push({ path, bytes });
      if (tile.width === TILE_WIDTH) finished.push(path);
    };
    const first = from - (from % TILE_WIDTH);
    for (const { index, leaf } of this.#entries.rows({ from: first })) {
      bundle.push(leaf);
      if (index < from) continue;
      const whole = tree.append(hashLeaf(leaf));
      if (whole.length === 0) continue;
      write(
        { level: 'entries', index: Math.floor(index / TILE_WIDTH), width: TILE_WIDTH },
        encodeEntryBundle(bundle),
      );
      for (const tile of whole) write(tile, tile.bytes);
      bundle = [];
    }
    const last = {
      level: 'entries',
      index: Math.floor(tree.size / TILE_WIDTH),
      width: bundle.length,
    } as const;
    if (bundle.length > 0) write(last, encodeEntryBundle(bundle));
    for (const tile of tree.partialTiles()) write(tile, tile.bytes);
    return { tree, files, finished };
  }

  /** Partial tiles stay readable until the whole one is there, as the layout asks. */
  #dropPartials(path: string): void {
    if (existsSync(`${path}.p`)) removeDurably(`${path}.p`);
  }

  #checkpointFile(note: string): NewFile {
    return { path: join(this.#directory, LAYOUT.checkpoint), bytes: Buffer.from(note) };
  }
}
