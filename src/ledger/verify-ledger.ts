/**
 * The full check of a node's own directory: the public log, then every record against its commitment,
 * every raw block against its hash, every act against its signature, and the files around them.
 */
import {
  bytesToHex,
  type GarantRecord,
  hashText,
  type Problem,
  sha256,
  utf8ToBytes,
} from '../kernel/index.ts';
import { verifyAct } from './act.ts';
import { equalBytes } from './bytes.ts';
import { type FileReader, inFile, isPart } from './file-reader.ts';
import { LAYOUT, parseBlockPath } from './layout.ts';
import { commitTo, type Leaf, parseLeaf, SALT_BYTES } from './leaf.ts';
import { type NodeFile, parseNodeFile } from './node-file.ts';
import { type NoteKey, parseVkey, type VerifySignature } from './note.ts';
import { type RawBlockBody, readRawBlock } from './raw-block.ts';
import { parseRecord } from './record-bytes.ts';
import { readSourcesRecord } from './sources-record.ts';
import { type CheckedLog, verifyLog } from './verify-log.ts';

/** A row of the database: the private side of an entry. */
export interface LedgerRow {
  readonly index: number;
  readonly kind: string;
  readonly id: string;
  readonly leaf: Uint8Array;
  readonly salt: Uint8Array;
  readonly record: Uint8Array;
}

export interface LedgerPorts {
  readonly verify: VerifySignature;
  /** The bytes in a block file; undefined when it does not unpack. */
  readonly unpack: (packed: Uint8Array) => Uint8Array | undefined;
}

export interface LedgerReader extends FileReader {
  /** In order of index. @throws when the database cannot be read. */
  rows(): Iterable<LedgerRow>;
}

export interface LedgerCheck {
  readonly problems: readonly Problem[];
  readonly origin: string | undefined;
  /** Entries that the checkpoint vouches for, and those acknowledged since. */
  readonly published: number;
  readonly unpublished: number;
  readonly blocks: number;
}

const inDatabase = (code: string, message: string) => inFile(LAYOUT.database, code, message);

interface RowContext {
  readonly node: NodeFile;
  readonly log: CheckedLog;
  readonly verify: VerifySignature;
  /** Filled with every raw block that a record describes, by the name of its file. */
  readonly blocks: Map<string, RawBlockBody>;
}

function checkRow(row: LedgerRow, context: RowContext): Problem[] {
  const at = `entry ${row.index}`;
  const leaf = parseLeaf(row.leaf);
  if (!leaf.ok) return [inDatabase('LEDGER_LEAF_MALFORMED', `${at}: ${leaf.problems[0]!.message}`)];
  const published = context.log.entry(row.index);
  if (published && !equalBytes(published, row.leaf)) {
    return [inDatabase('LEDGER_ENTRY_WRONG', `${at} is not the leaf that was published`)];
  }
  const commits = equalBytes(commitTo(row.salt, row.record), leaf.value.commit);
  if (row.salt.length !== SALT_BYTES || !commits) {
    return [inDatabase('LEDGER_COMMITMENT_WRONG', `${at}: salt and record are not what its leaf commits to`)];
  }
  const record = parseRecord(row.record);
  if (!record.ok) return [inDatabase(record.problems[0]!.code, `${at}: ${record.problems[0]!.message}`)];
  return checkRecord(row, record.value, leaf.value, context);
}

function checkRecord(row: LedgerRow, record: GarantRecord, leaf: Leaf, context: RowContext): Problem[] {
  const at = `entry ${row.index}`;
  const problems: Problem[] = [];
  if (record.kind !== row.kind || record.id !== row.id) {
    problems.push(inDatabase('LEDGER_RECORD_MISFILED', `${at} is filed as ${row.kind} ${row.id}`));
  }
  if (record.lane !== context.node.lane) {
    problems.push(
      inDatabase('LEDGER_LANE_WRONG', `${at} is ${record.lane}, the log is ${context.node.lane}`),
    );
  }
  if (leaf.kind === 'act' && !verifyAct(record.body, context.verify)) {
    problems.push(inDatabase('LEDGER_ACT_UNSIGNED', `${at}: the act's signature does not hold`));
  }
  if (leaf.kind === 'sources' && !readSourcesRecord(record)) {
    problems.push(inDatabase('LEDGER_RECORD_MALFORMED', `${at} does not hold the sources file it describes`));
  }
  if (leaf.kind === 'raw-block') {
    const block = readRawBlock(record);
    if (block) context.blocks.set(block.stored.slice('sha256:'.length), block);
    else problems.push(inDatabase('LEDGER_RECORD_MALFORMED', `${at} does not describe a raw block`));
  }
  return problems;
}

function checkRows(reader: LedgerReader, context: RowContext): { count: number; problems: Problem[] } {
  const problems: Problem[] = [];
  let count = 0;
  try {
    for (const row of reader.rows()) {
      if (row.index !== count)
        problems.push(inDatabase('LEDGER_RECORDS_MISSING', `entry ${count} is missing`));
      problems.push(...checkRow(row, context));
      count = row.index + 1;
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    problems.push(inDatabase('LEDGER_DATABASE_UNREADABLE', message));
  }
  const published = context.log.checkpoint?.size ?? 0;
  if (count < published) {
    problems.push(inDatabase('LEDGER_RECORDS_MISSING', `holds ${count} of ${published} published records`));
  }
  return { count, problems };
}

function checkBlocks(
  reader: FileReader,
  blocks: ReadonlyMap<string, RawBlockBody>,
  unpack: LedgerPorts['unpack'],
): Problem[] {
  const problems: Problem[] = [];
  const missing = new Map(blocks);
  for (const path of reader.list()) {
    if (!path.startsWith(LAYOUT.blocks) || isPart(path)) continue;
    const name = parseBlockPath(path);
    const packed = reader.read(path);
    if (!name || !packed) {
      problems.push(inFile(path, 'LEDGER_FILE_UNEXPECTED', 'no raw block has this name'));
      continue;
    }
    missing.delete(name);
    if (bytesToHex(sha256(packed)) !== name) {
      problems.push(inFile(path, 'LEDGER_BLOCK_WRONG', 'its bytes do not hash to its name'));
      continue;
    }
    const said = blocks.get(name);
    const bytes = unpack(packed);
    // A block without a record was stored by a node that stopped before it could log it.
    if (said && (!bytes || hashText(bytes) !== said.sha256 || bytes.length !== said.bytes)) {
      problems.push(inFile(path, 'LEDGER_BLOCK_WRONG', 'it does not unpack to the bytes that were received'));
    }
  }
  for (const name of missing.keys()) {
    problems.push(
      inFile(`${LAYOUT.blocks}${name.slice(0, 2)}/${name}.zst`, 'LEDGER_BLOCK_MISSING', 'missing'),
    );
  }
  return problems;
}

/** The key to check with: the one the caller trusts, else the directory's own word for it. */
function chooseKey(
  reader: FileReader,
  node: NodeFile,
  trusted?: string,
): { key?: NoteKey; problems: Problem[] } {
  const problems: Problem[] = [];
  const file = reader.read(LAYOUT.verifierKey);
  if (!file || !equalBytes(file, utf8ToBytes(`${node.vkey}\n`))) {
    problems.push(
      inFile(LAYOUT.verifierKey, 'LEDGER_VKEY_WRONG', `is not the key that ${LAYOUT.node} names`),
    );
  }
  if (trusted !== undefined && trusted !== node.vkey) {
    problems.push(inFile(LAYOUT.node, 'LEDGER_VKEY_WRONG', 'names another key than the one you trust'));
  }
  const key = parseVkey(trusted ?? node.vkey);
  if (!key.ok)
    return {
      problems: [
        ...problems,
        ...key.problems.map((problem) => ({ ...problem, place: { file: LAYOUT.node } })),
      ],
    };
  if (key.value.name === node.origin) return { key: key.value, problems };
  return {
    problems: [...problems, inFile(LAYOUT.node, 'LEDGER_VKEY_WRONG', `its key is named ${key.value.name}`)],
  };
}

/**
 * Everything that does not hold in a data directory, each with the file it was found in.
 * @param trusted the log's verifier key from a source other than the directory, when there is one.
 */
export function verifyLedger(reader: LedgerReader, ports: LedgerPorts, trusted?: string): LedgerCheck {
  const nothing = { origin: undefined, published: 0, unpublished: 0, blocks: 0 };
  const node = parseNodeFile(reader.read(LAYOUT.node) ?? new Uint8Array());
  if (!node) {
    const problem = inFile(LAYOUT.node, 'LEDGER_NODE_FILE_WRONG', 'missing, or not the file of a ledger');
    return { ...nothing, problems: [problem] };
  }
  const { key, problems } = chooseKey(reader, node, trusted);
  if (!key) return { ...nothing, origin: node.origin, problems };
  const log = verifyLog(reader, key, ports.verify);
  const blocks = new Map<string, RawBlockBody>();
  const rows = checkRows(reader, { node, log, verify: ports.verify, blocks });
  const published = log.checkpoint?.size ?? 0;
  return {
    problems: [...problems, ...log.problems, ...rows.problems, ...checkBlocks(reader, blocks, ports.unpack)],
    origin: node.origin,
    published,
    unpublished: Math.max(0, rows.count - published),
    blocks: blocks.size,
  };
}
