/**
 * Writes the public side of the log: entry bundles and tiles first, the checkpoint that vouches for them
 * last, each durable before the next. Signs only what continues the last checkpoint.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../kernel/index.ts';
import {
  type Checkpoint,
  encodeEntryBundle,
  equalBytes,
  formatProofFile,
  GrowingTree,
  hashLeaf,
  inclusionProof,
  LAYOUT,
  type NoteKey,
  openCheckpoint,
  rootOf,
  signCheckpoint,
  splitHashes,
  subtreesFromTiles,
  TILE_WIDTH,
  type TileName,
  tilePath,
} from '../ledger/index.ts';
import { type NewFile, removeDurably, writeDurably } from './durable-file.ts';
import type { EntryTable } from './entry-table.ts';
import { type SigningKey, verifySignature } from './keys.ts';

export interface LogKey extends NoteKey, SigningKey {}

const refuse = (message: string, mend: string) => fail({ code: 'STORE_WOULD_FORK', message, mend });

const RESTORE = 'do not sign with this key again; restore from a mirror, or start a log under a new origin';

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

  /**
   * Takes the log up where its last checkpoint left it.
   * @returns `STORE_WOULD_FORK` when rows and tiles are not what that checkpoint, or one `seen` elsewhere,
   * vouches for.
   */
  static resume(directory: string, key: LogKey, entries: EntryTable, seen?: string): Result<Publisher> {
    const path = join(directory, LAYOUT.checkpoint);
    if (!existsSync(path)) return refuse(`${path} is missing although the log exists`, RESTORE);
    const note = readFileSync(path);
    const last = openCheckpoint(note, key, verifySignature);
    if (!last.ok) return refuse(`${path}: ${last.problems[0]!.message}`, RESTORE);
    const { size } = last.value;
    if (entries.size() < size) {
      return refuse(`the checkpoint vouches for ${size} entries, ${entries.size()} are there`, RESTORE);
    }
    const tree = resumeTree(directory, last.value);
    if (!tree || !endsAlike(directory, size, entries)) {
      return refuse(`tiles or entries differ from the signed tree of ${size}`, RESTORE);
    }
    const publisher = new Publisher(directory, key, entries, tree, note.toString('utf8'));
    return seen === undefined ? succeed(publisher) : publisher.#continues(seen);
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
    const hashes = inclusionProof(index, size, subtreesFromTiles(size, this.#readTile));
    return succeed(formatProofFile({ index, hashes, checkpoint: this.#note }));
  }

  readonly #readTile = (tile: TileName): Uint8Array => readTile(this.#directory, tile);

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

  /** A restored copy of a directory looks sound by itself; a checkpoint kept elsewhere gives it away. */
  #continues(seen: string): Result<Publisher> {
    const known = openCheckpoint(Buffer.from(seen), this.#key, verifySignature);
    if (!known.ok) return known;
    const { size, root } = known.value;
    if (size > this.size)
      return refuse(`others hold a checkpoint of ${size} entries, here are ${this.size}`, RESTORE);
    const ours = rootOf(size, subtreesFromTiles(this.size, this.#readTile));
    return equalBytes(ours, root)
      ? succeed(this)
      : refuse(`others hold another tree of ${size} entries`, RESTORE);
  }
}

const readTile = (directory: string, tile: TileName): Uint8Array =>
  readFileSync(join(directory, LAYOUT.log, tilePath(tile)));

/** Undefined when the unfinished tiles are missing or do not add up to the signed root. */
function resumeTree(directory: string, { size, root }: Checkpoint): GrowingTree | undefined {
  try {
    const tree = GrowingTree.resume(size, (tile) => readTile(directory, tile));
    return equalBytes(tree.root(), root) ? tree : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the rows under the last lowest tile are the leaves in it. The rest is for `garant verify`. */
function endsAlike(directory: string, size: number, entries: EntryTable): boolean {
  if (size === 0) return true;
  const index = Math.floor((size - 1) / TILE_WIDTH);
  const from = index * TILE_WIDTH;
  try {
    const hashes = splitHashes(readTile(directory, { level: 0, index, width: size - from }));
    let same = 0;
    for (const row of entries.rows({ from, until: size })) {
      if (equalBytes(hashLeaf(row.leaf), hashes[row.index - from]!)) same++;
    }
    return same === size - from;
  } catch {
    return false;
  }
}
