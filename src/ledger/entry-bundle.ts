/** Up to 256 log entries in one file. @source C2SP tlog-tiles, "Log Entries". */
import { concatBytes, GarantError } from '../kernel/index.ts';
import { TILE_WIDTH } from './tile.ts';

const MAX_ENTRY_BYTES = 65_535;

/**
 * Each entry behind its length, two bytes, the higher first.
 * @throws {LEDGER_ENTRY_TOO_LONG} beyond 65,535 bytes; a leaf has at most 512.
 */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const tooLong = entries.find((entry) => entry.length > MAX_ENTRY_BYTES);
  if (tooLong) {
    throw new GarantError(
      'LEDGER_ENTRY_TOO_LONG',
      `an entry of ${tooLong.length} bytes, at most ${MAX_ENTRY_BYTES}`,
    );
  }
  return concatBytes(
    ...entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]),
  );
}

/** Undefined when the lengths do not add up, or there are more than 256 entries. */
export function parseEntryBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 + ((bytes[at]! << 8) | (bytes[at + 1] ?? 0));
    if (at + 2 > bytes.length || end > bytes.length || entries.length === TILE_WIDTH) return undefined;
    entries.push(bytes.slice(at + 2, end));
    at = end;
  }
  return entries;
}
