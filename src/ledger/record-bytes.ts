/** Records as bytes. What was received is what is stored and hashed; nothing is written anew to be checked. */
import {
  canonicalJson,
  contentId,
  fail,
  type GarantRecord,
  type Json,
  LANES,
  type Result,
  succeed,
  utf8ToBytes,
} from '../kernel/index.ts';
import { parseJson } from './leaf.ts';

/** The bytes that this node gives a record of its own. */
export const encodeRecord = (record: GarantRecord): Uint8Array =>
  utf8ToBytes(canonicalJson(record as unknown as Json));

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 1;

/**
 * The record in these bytes, as its writer's version wrote it.
 * @returns `LEDGER_RECORD_MALFORMED` when the envelope is incomplete, `LEDGER_RECORD_ID_WRONG` when the
 * id does not follow from kind, lane, version and body.
 */
export function parseRecord(bytes: Uint8Array): Result<GarantRecord> {
  const value = parseJson(bytes) as unknown as GarantRecord | undefined;
  const sound =
    typeof value === 'object' &&
    value !== null &&
    typeof value.kind === 'string' &&
    isCount(value.v) &&
    typeof value.id === 'string' &&
    LANES.includes(value.lane) &&
    typeof value.label === 'object' &&
    value.label !== null &&
    typeof value.actor === 'string' &&
    Number.isFinite(value.recordedAt) &&
    value.body !== undefined;
  if (!sound) {
    return fail({
      code: 'LEDGER_RECORD_MALFORMED',
      message: 'not a record: kind, v, id, lane, label, actor, recordedAt and body are needed',
    });
  }
  return checkRecordId(value);
}

/** @returns `LEDGER_RECORD_ID_WRONG` when the id does not follow from kind, lane, version and body. */
export function checkRecordId(record: GarantRecord): Result<GarantRecord> {
  const { kind, lane, v, body, id } = record;
  if (contentId(kind, { lane, v, body }) === id) return succeed(record);
  return fail({
    code: 'LEDGER_RECORD_ID_WRONG',
    message: `record id ${id} does not follow from its content`,
  });
}
