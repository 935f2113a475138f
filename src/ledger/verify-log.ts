/**
 * The full check of a log's public files: every entry to its leaf, every leaf through every tile to the
 * root, the root to the signature. Names each file that does not hold.
 */
import type { Problem } from '../kernel/index.ts';
import { equalBytes } from './bytes.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { encodeEntryBundle, parseEntryBundle } from './entry-bundle.ts';
import { type FileReader, inFile, isPart } from './file-reader.ts';
import { LAYOUT } from './layout.ts';
import { parseLeaf } from './leaf.ts';
import { judgeSides, logPath, readBundle, type Sides, tileKey } from './log-sides.ts';
import { HASH_BYTES } from './merkle.ts';
import type { NoteKey, VerifySignature } from './note.ts';
import { parseTilePath, TILE_WIDTH, type TileName } from './tile.ts';

export interface CheckedLog {
  readonly checkpoint: Checkpoint | undefined;
  readonly problems: readonly Problem[];
  /** The entry with this index, as the files have it; undefined when it is missing or not yet published. */
  entry(index: number): Uint8Array | undefined;
}

interface Context {
  readonly files: FileReader;
  readonly origin: string;
  readonly size: number;
  readonly sides: Sides;
}

const wrongTile = (path: string) =>
  inFile(path, 'LEDGER_TILE_WRONG', 'its hashes are not those of the tree below it');

/** A tile may be older and narrower than the tree's, or was written for a checkpoint that was never signed. */
function checkTile(path: string, name: TileName, { files, sides }: Context): Problem[] {
  const bytes = files.read(path);
  if (bytes?.length !== name.width * HASH_BYTES) {
    return [inFile(path, 'LEDGER_TILE_UNREADABLE', `missing, or not ${name.width} hashes`)];
  }
  const signed = sides.tiles.get(tileKey(name))?.bytes ?? new Uint8Array();
  const shared = Math.min(signed.length, bytes.length);
  return equalBytes(bytes.subarray(0, shared), signed.subarray(0, shared)) ? [] : [wrongTile(path)];
}

function checkBundle(path: string, name: TileName, context: Context): Problem[] {
  const bytes = context.files.read(path);
  const entries = bytes && parseEntryBundle(bytes);
  if (entries?.length !== name.width) {
    return [inFile(path, 'LEDGER_ENTRIES_UNREADABLE', `missing, or not ${name.width} entries`)];
  }
  const problems = entries.flatMap((entry, i) =>
    checkLeaf(path, name.index * TILE_WIDTH + i, entry, context),
  );
  if (name.width === bundleWidth(context.size, name.index)) return problems;
  const signed =
    name.index * TILE_WIDTH < context.size ? readBundle(context.files, context.size, name.index) : [];
  const shared = Math.min(signed?.length ?? 0, entries.length);
  const [ours, theirs] = [entries, signed ?? []].map((list) => encodeEntryBundle(list.slice(0, shared)));
  if (equalBytes(ours!, theirs!)) return problems;
  return [...problems, inFile(path, 'LEDGER_ENTRY_WRONG', 'its entries are not those of the wider bundle')];
}

/** How many entries a bundle has in a log of this size. */
const bundleWidth = (size: number, index: number) => Math.min(TILE_WIDTH, size - index * TILE_WIDTH);

function checkLeaf(path: string, index: number, entry: Uint8Array, { origin }: Context): Problem[] {
  const leaf = parseLeaf(entry);
  if (!leaf.ok) {
    return [inFile(path, 'LEDGER_LEAF_MALFORMED', `entry ${index}: ${leaf.problems[0]!.message}`)];
  }
  if (leaf.value.origin === origin) return [];
  return [inFile(path, 'LEDGER_LEAF_FOREIGN', `entry ${index} belongs to ${leaf.value.origin}`)];
}

function checkFile(path: string, context: Context): Problem[] {
  const name = parseTilePath(path.slice(LAYOUT.log.length));
  if (!name) return [inFile(path, 'LEDGER_FILE_UNEXPECTED', 'no file of a log has this name')];
  return name.level === 'entries' ? checkBundle(path, name, context) : checkTile(path, name, context);
}

/** Gives entries by index, reading each bundle once when they are asked for in order. */
function entryReader(files: FileReader, size: number): CheckedLog['entry'] {
  let at = -1;
  let entries: readonly Uint8Array[] | undefined;
  return (index) => {
    if (index >= size) return undefined;
    const bundle = Math.floor(index / TILE_WIDTH);
    if (bundle !== at) entries = readBundle(files, size, bundle);
    at = bundle;
    return entries?.[index % TILE_WIDTH];
  };
}

/** @returns all that does not hold; no problems means that every byte of the log is accounted for. */
export function verifyLog(files: FileReader, key: NoteKey, verify: VerifySignature): CheckedLog {
  const opened = openCheckpoint(files.read(LAYOUT.checkpoint) ?? new Uint8Array(), key, verify);
  if (!opened.ok) {
    const problems = opened.problems.map((problem) => ({ ...problem, place: { file: LAYOUT.checkpoint } }));
    return { checkpoint: undefined, problems, entry: () => undefined };
  }
  const { size, root } = opened.value;
  const sides = judgeSides(files, size, root);
  const context = { files, origin: key.name, size, sides };
  const present = files
    .list()
    .filter((path) => path.startsWith(LAYOUT.log) && path !== LAYOUT.checkpoint && !isPart(path));
  const needed = [...sides.tiles.values()].map(logPath);
  const paths = new Set([...present, ...needed]);
  const named = new Set(sides.problems.map(({ place }) => place?.file));
  const rest = [...paths].filter((path) => !named.has(path)).flatMap((path) => checkFile(path, context));
  return {
    checkpoint: opened.value,
    problems: [...sides.problems, ...rest],
    entry: entryReader(files, size),
  };
}
