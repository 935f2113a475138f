/**
 * Aircraft status, register 6,1, type code 28, subtype 1: emergency state and squawk. Subtype 2 (ACAS
 * resolution advisory broadcast) is recognised by its subtype and not read further.
 *
 * | ME bit | 1–5 | 6–8     | 9–11      | 12–24  | 25–56 |
 * |--------|-----|---------|-----------|--------|-------|
 * |        | 28  | subtype | emergency | squawk | –     |
 *
 * @source RTCA DO-260B, 2.2.3.2.7.8.1; ICAO Doc 9871 (2nd ed.), table B-2-97a
 */
import type { ModesColumns } from './columns.ts';
import { squawkFromId13 } from './squawk.ts';

const EMERGENCY_STATUS = 1;

/** Words for the emergency state, by its code. */
export const EMERGENCY_STATES = [
  'none',
  'general',
  'medical',
  'minimum_fuel',
  'no_communication',
  'unlawful_interference',
  'downed_aircraft',
  'reserved',
] as const;

export function decodeAircraftStatus(
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  me: number,
): void {
  columns.bds[row] = 0x61;
  if ((bytes[me]! & 7) !== EMERGENCY_STATUS) return;
  const b1 = bytes[me + 1]!;
  columns.emergency[row] = b1 >> 5;
  const code = ((b1 & 0x1f) << 8) | bytes[me + 2]!;
  if (code !== 0) columns.squawk[row] = squawkFromId13(code);
}
