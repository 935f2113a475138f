/** What is asked to be logged becomes a row: checked first, then salted and committed to. */
import { randomBytes } from 'node:crypto';
import { GarantError, type GarantRecord, type Instant, type Lane, upcast } from '../kernel/index.ts';
import {
  checkRecordId,
  commitTo,
  encodeLeaf,
  encodeRecord,
  type LeafKind,
  parseRecord,
  SALT_BYTES,
} from '../ledger/index.ts';
import type { EntryRow } from './entry-table.ts';
import { UPCASTERS } from './upcasters.ts';

/** A record to log: one that this node made, or bytes received from elsewhere, kept as they are. */
export type NewEntry =
  | { readonly leaf: LeafKind; readonly record: GarantRecord }
  | { readonly leaf: LeafKind; readonly bytes: Uint8Array };

export interface PreparedEntry {
  readonly leaf: LeafKind;
  readonly record: GarantRecord;
  readonly bytes: Uint8Array;
}

/** @throws {STORE_NOT_A_RECORD}, {STORE_WRONG_LANE}, or {RECORD_FROM_THE_FUTURE}: it could not be read back. */
export function prepareEntry(entry: NewEntry, lane: Lane): PreparedEntry {
  const read = 'bytes' in entry ? parseRecord(entry.bytes) : checkRecordId(entry.record);
  if (!read.ok) throw new GarantError('STORE_NOT_A_RECORD', read.problems[0]!.message);
  const record = read.value;
  if (record.lane !== lane) {
    throw new GarantError(
      'STORE_WRONG_LANE',
      `record ${record.id} is ${record.lane}, this ledger is ${lane}`,
    );
  }
  upcast(record, UPCASTERS);
  return { leaf: entry.leaf, record, bytes: 'bytes' in entry ? entry.bytes : encodeRecord(record) };
}

interface Placed {
  readonly index: number;
  readonly origin: string;
  readonly at: Instant;
}

export function makeRow({ leaf, record, bytes }: PreparedEntry, { index, origin, at }: Placed): EntryRow {
  const salt = new Uint8Array(randomBytes(SALT_BYTES));
  const commit = commitTo(salt, bytes);
  const leafBytes = encodeLeaf({ v: 1, kind: leaf, origin, at, commit });
  return { index, kind: record.kind, id: record.id, leaf: leafBytes, salt, record: bytes };
}
