/** Reads a data directory without its key and without the right to write: closed, running or mirrored. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { GarantError, type GarantRecord, type Instant, upcast } from '../kernel/index.ts';
import { LAYOUT, type LeafKind, parseLeaf, parseRecord } from '../ledger/index.ts';
import { type EntryQuery, type EntryRow, EntryTable } from './entry-table.ts';
import { UPCASTERS } from './upcasters.ts';

export interface LoggedRecord {
  readonly index: number;
  readonly leaf: LeafKind;
  readonly at: Instant;
  /** As today's code knows it; `bytes` are what was logged. */
  readonly record: GarantRecord;
  readonly bytes: Uint8Array;
  readonly salt: Uint8Array;
  readonly leafBytes: Uint8Array;
}

/** @throws {STORE_DAMAGED} for a row that is not what `append` wrote. */
export function readRow({ index, id, leaf, salt, record: bytes }: EntryRow): LoggedRecord {
  const [said, record] = [parseLeaf(leaf), parseRecord(bytes)];
  if (!said.ok || !record.ok) {
    throw new GarantError('STORE_DAMAGED', `entry ${index} (${id}) is damaged; run garant verify`);
  }
  const lifted = upcast(record.value, UPCASTERS);
  return { index, leaf: said.value.kind, at: said.value.at, record: lifted, bytes, salt, leafBytes: leaf };
}

const isSealed = (directory: string) => existsSync(join(directory, LAYOUT.databaseSeal));

/** A sealed database is read as it lies, so that checking it leaves no trace; another one through its log. */
export function openForReading(directory: string): DatabaseSync {
  const place = pathToFileURL(join(directory, LAYOUT.database));
  if (isSealed(directory)) place.search = '?mode=ro&immutable=1';
  return new DatabaseSync(place, { readOnly: true });
}

/** The records in a directory, in order, as today's code knows them. */
export function* readRecords(directory: string, query: EntryQuery = {}): Generator<LoggedRecord> {
  const db = openForReading(directory);
  try {
    for (const row of new EntryTable(db).rows(query)) yield readRow(row);
  } finally {
    db.close();
  }
}
