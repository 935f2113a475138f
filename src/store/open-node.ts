import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Instant, type Lane, type Result, succeed } from '../kernel/index.ts';
import {
  encodeNodeFile,
  formatVkey,
  isOrigin,
  LAYOUT,
  type NodeFile,
  parseNodeFile,
} from '../ledger/index.ts';
import { openDatabase, type Synchronous } from './database.ts';
import { unsealDatabase } from './database-seal.ts';
import { makeFolder, writeDurably } from './durable-file.ts';
import { EntryTable } from './entry-table.ts';
import { storeProblem } from './failure.ts';
import { openKey } from './keys.ts';
import { lockFile } from './lock.ts';
import { LedgerNode } from './node.ts';
import { Publisher } from './publisher.ts';
import type { LogKey } from './resume-log.ts';

export interface NodeOptions {
  /** Name of the log, `garant.example/<who>/<site>`: printable ASCII, no space, plus, quote or backslash. */
  readonly origin: string;
  readonly lane: Lane;
  /** The present, milliseconds since 1970 UTC: stamped on each leaf. */
  readonly now: () => Instant;
  /** A checkpoint of this log that somebody else kept: a directory restored from an old copy is then refused. */
  readonly seen?: string;
  /** Only the crash harness asks for `OFF`. */
  readonly synchronous?: Synchronous;
}

/**
 * Opens the ledger in a directory, or makes one in an empty directory.
 * @returns `STORE_LOCKED`, `STORE_OTHER_LOG`, `STORE_WOULD_FORK`, `STORE_NOT_DURABLE`, `STORE_DAMAGED`,
 * `STORE_DISK_FULL` and their like; nothing has been changed then.
 */
export function openNode(directory: string, options: NodeOptions): Result<LedgerNode> {
  if (!isOrigin(options.origin)) {
    return fail({
      code: 'STORE_ORIGIN_UNUSABLE',
      message: `"${options.origin}" cannot name a log`,
      mend: 'use printable ASCII without spaces, such as garant.example/node-1',
    });
  }
  let undo = () => {};
  try {
    makeFolder(directory);
    const lock = lockFile(join(directory, LAYOUT.lock));
    undo = () => lock.release();
    const node = openLocked(directory, options, lock.release);
    if (!node.ok) undo();
    return node;
  } catch (error) {
    undo();
    return fail(storeProblem(error, `${directory} cannot be opened`));
  }
}

function openLocked(directory: string, options: NodeOptions, release: () => void): Result<LedgerNode> {
  const place = join(directory, LAYOUT.node);
  const isNew = !existsSync(place);
  const written = isNew ? undefined : parseNodeFile(readFileSync(place));
  if (!isNew && !written) return otherLog(`${place} is damaged`);
  const keyPath = join(directory, LAYOUT.privateKey);
  if (!isNew && !existsSync(keyPath))
    return otherLog(`${keyPath} is missing, so this log cannot be continued`);
  const signing = openKey(keyPath);
  const key: LogKey = { ...signing, name: options.origin };
  const file: NodeFile = { v: 1, origin: options.origin, lane: options.lane, vkey: formatVkey(key) };
  if (written && !sameLog(written, file)) {
    return otherLog(
      `${directory} holds ${written.origin} (${written.lane}), not ${file.origin} (${file.lane})`,
    );
  }
  const db = openDatabase(join(directory, LAYOUT.database), options.synchronous ?? 'FULL');
  if (!db.ok) return db;
  try {
    const entries = new EntryTable(db.value);
    const publisher = isNew
      ? createLog(directory, key, entries, file)
      : Publisher.resume(directory, key, entries, options.seen);
    if (!publisher.ok) {
      db.value.close();
      return publisher;
    }
    unsealDatabase(directory);
    const { origin, lane, vkey } = file;
    const parts = { directory, origin, lane, vkey, now: options.now, db: db.value, entries, release };
    return succeed(new LedgerNode({ ...parts, publisher: publisher.value }));
  } catch (error) {
    db.value.close();
    throw error;
  }
}

/** `node.json` comes last: until it is there, a crash leaves a directory that can simply be made again. */
function createLog(directory: string, key: LogKey, entries: EntryTable, file: NodeFile): Result<Publisher> {
  if (entries.size() > 0) return otherLog(`${directory} has entries but no ${LAYOUT.node}`);
  const publisher = Publisher.create(directory, key, entries);
  writeDurably([
    { path: join(directory, LAYOUT.verifierKey), bytes: Buffer.from(`${file.vkey}\n`) },
    { path: join(directory, LAYOUT.node), bytes: encodeNodeFile(file) },
  ]);
  return succeed(publisher);
}

const sameLog = (a: NodeFile, b: NodeFile) => a.origin === b.origin && a.lane === b.lane && a.vkey === b.vkey;

const otherLog = (message: string) =>
  fail({
    code: 'STORE_OTHER_LOG',
    message,
    mend: 'name the directory of this log, or an empty one for a new log',
  });
