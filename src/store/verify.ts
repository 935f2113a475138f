/** `garant verify`: reads a data directory or an evidence bundle, lets the core check it, says what it is. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { bytesToHex, fail, type Problem, type Result, succeed } from '../kernel/index.ts';
import {
  BUNDLE,
  type BundleCheck,
  inFile,
  isPart,
  LAYOUT,
  type LedgerCheck,
  type LedgerReader,
  type LedgerRow,
  MANIFEST,
  parseNodeFile,
  parseVkey,
  unpackTar,
  verifyLedger,
  verifyLog,
} from '../ledger/index.ts';
import { checkActorKeys } from './actor-keys.ts';
import { checkBundle } from './check-bundle.ts';
import { readPragma } from './database.ts';
import { databaseSeal } from './database-seal.ts';
import { EntryTable } from './entry-table.ts';
import { storeProblem } from './failure.ts';
import { keyInPem, verifySignature } from './keys.ts';
import { unpackBlock } from './raw-blocks.ts';
import { openForReading } from './read-ledger.ts';

/** Files below `directory`, `/` between folders, in order of name. */
export function listFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function readFile(directory: string, path: string): Uint8Array | undefined {
  try {
    return readFileSync(join(directory, path));
  } catch {
    return undefined;
  }
}

function* readRows(directory: string): Generator<LedgerRow> {
  const db = openForReading(directory);
  try {
    const state = readPragma(db, 'integrity_check');
    if (state !== 'ok') throw new Error(`integrity check: ${String(state)}`);
    yield* new EntryTable(db).rows();
  } finally {
    db.close();
  }
}

/** The files that only a node has and the core cannot judge: the database's seal and the private key. */
function checkPrivateFiles(directory: string): Problem[] {
  const problems: Problem[] = [];
  const seal = readFile(directory, LAYOUT.databaseSeal);
  if (
    seal &&
    existsSync(join(directory, LAYOUT.database)) &&
    Buffer.from(seal).toString('latin1') !== databaseSeal(directory)
  ) {
    const message = `${LAYOUT.database} or this hash of it was changed after the ledger was closed`;
    problems.push(inFile(LAYOUT.databaseSeal, 'LEDGER_SEAL_WRONG', message));
  }
  const node = parseNodeFile(readFile(directory, LAYOUT.node) ?? new Uint8Array());
  const vkey = node && parseVkey(node.vkey);
  const pem = readFile(directory, LAYOUT.privateKey);
  if (pem && vkey?.ok) {
    const key = keyInPem(pem);
    if (!key || bytesToHex(key.publicKey) !== bytesToHex(vkey.value.publicKey)) {
      problems.push(inFile(LAYOUT.privateKey, 'LEDGER_KEY_WRONG', 'is not the private key of this log'));
    }
  }
  return problems;
}

const ACTOR_KEY = /^keys\/actors\/[0-9a-f]{64}\.(?:key|pub)$/;

/** Whether a data directory may hold a file of this name; what lies under `log/` and `blocks/` the core judges. */
const isKnown = (path: string) =>
  isPart(path) ||
  path.startsWith(LAYOUT.log) ||
  path.startsWith(LAYOUT.blocks) ||
  ACTOR_KEY.test(path) ||
  Object.values<string>(LAYOUT).includes(path) ||
  [`${LAYOUT.database}-wal`, `${LAYOUT.database}-shm`].includes(path);

/** The full check of a node's data directory. The node may be running. */
export function verifyDirectory(directory: string, trusted?: string): LedgerCheck {
  const reader: LedgerReader = {
    list: () => listFiles(directory),
    read: (path) => readFile(directory, path),
    rows: () => readRows(directory),
  };
  const check = verifyLedger(reader, { verify: verifySignature, unpack: unpackBlock }, trusted);
  const files = listFiles(directory);
  const keys = checkActorKeys(directory, files);
  const strangers = files
    .filter((path) => !isKnown(path))
    .map((path) => inFile(path, 'LEDGER_FILE_UNEXPECTED', 'no file of a data directory has this name'));
  return { ...check, problems: [...check.problems, ...checkPrivateFiles(directory), ...keys, ...strangers] };
}

export type Verification =
  | ({ readonly kind: 'ledger' } & LedgerCheck)
  | ({ readonly kind: 'bundle' } & BundleCheck);

function verifyFolder(path: string, trusted?: string): BundleCheck {
  const files = new Map(listFiles(path).map((name) => [name, readFileSync(join(path, name))]));
  return checkBundle(files, trusted);
}

/** A file that can be read and does not hold is a check that found something; one that cannot be read is none. */
function verifyTar(path: string, trusted?: string): Result<BundleCheck> {
  const files = unpackTar(readFileSync(path));
  if (files.ok && !files.value.has(MANIFEST) && !files.value.has(BUNDLE.derivation)) return notALedger(path);
  if (files.ok) return succeed(checkBundle(files.value, trusted));
  const problems = files.problems.map((problem) => ({ ...problem, place: { file: path } }));
  if (problems.some(({ code }) => code === 'LEDGER_TAR_UNREADABLE')) return fail(...problems);
  return succeed({ problems, origin: undefined, derivation: undefined, entries: 0, blocks: 0 });
}

/** The public files alone, as a mirror has them: checkpoint and tiles at the top. */
function verifyMirror(path: string, trusted: string): Result<LedgerCheck> {
  const key = parseVkey(trusted);
  if (!key.ok) return key;
  const files = {
    list: () => listFiles(path).map((file) => LAYOUT.log + file),
    read: (file: string) => readFile(path, file.slice(LAYOUT.log.length)),
  };
  const { checkpoint, problems } = verifyLog(files, key.value, verifySignature);
  return succeed({
    problems,
    origin: key.value.name,
    published: checkpoint?.size ?? 0,
    unpublished: 0,
    blocks: 0,
  });
}

/**
 * Checks whatever lies at a path: a data directory, a mirror of a log, or an evidence bundle as folder or tar.
 * @param trusted the log's verifier key from elsewhere; a mirror cannot be checked without it.
 * @returns `STORE_NOT_A_LEDGER` for a path that holds none of them, `LEDGER_TAR_UNREADABLE` for what cannot be
 * read, `STORE_IO` and its like for what the system does not let anybody read.
 */
export function verifyPath(path: string, trusted?: string): Result<Verification> {
  try {
    return verifyReadable(path, trusted);
  } catch (error) {
    return fail({ ...storeProblem(error, `${path} cannot be read`), mend: 'check that it may be read' });
  }
}

function verifyReadable(path: string, trusted?: string): Result<Verification> {
  const holds = (...names: string[]) => names.some((name) => existsSync(join(path, name)));
  if (holds(LAYOUT.node, LAYOUT.database))
    return succeed({ kind: 'ledger', ...verifyDirectory(path, trusted) });
  if (holds(MANIFEST, BUNDLE.derivation)) return succeed({ kind: 'bundle', ...verifyFolder(path, trusted) });
  if (existsSync(path) && statSync(path).isFile()) {
    const check = verifyTar(path, trusted);
    return check.ok ? succeed({ kind: 'bundle', ...check.value }) : check;
  }
  if (trusted !== undefined && holds('checkpoint', 'tile')) {
    const check = verifyMirror(path, trusted);
    return check.ok ? succeed({ kind: 'ledger', ...check.value }) : check;
  }
  return notALedger(path);
}

const notALedger = (path: string) =>
  fail({
    code: 'STORE_NOT_A_LEDGER',
    message: `${path} is neither a data directory nor an evidence bundle`,
    mend: 'name the directory given to --data, or a bundle; the mirror of a log needs its key as well',
  });
