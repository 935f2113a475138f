/**
 * Airborne position, register 0,5, type codes 9–18 (pressure altitude) and 20–22 (height above the
 * ellipsoid); type code 0 carries an altitude without a position.
 *
 * | ME bit | 1–5       | 6–7                 | 8                        | 9–20     | 21  | 22  | 23–39   | 40–56   |
 * |--------|-----------|---------------------|--------------------------|----------|-----|-----|---------|---------|
 * |        | type code | surveillance status | NIC-B (single antenna in versions 0, 1) | altitude | UTC | odd | CPR lat | CPR lon |
 *
 * @source ICAO Doc 9871 (2nd ed.), table A-2-5 and C.2.3.2; RTCA DO-260B, 2.2.3.2.3
 */
import { SAID, SAID_CELLS } from './aircraft-table.ts';
import { altitudeFromAc12 } from './altitude.ts';
import { type ModesColumns, POSITION_STATUS } from './columns.ts';
import { FOUND_LATITUDE, FOUND_LONGITUDE, found } from './cpr.ts';
import type { ModesDecoder } from './decoder.ts';
import { nicFromTypeCode, nucPFromTypeCode } from './integrity.ts';
import { locate } from './locate.ts';

const FIRST_GNSS_TYPE_CODE = 20;

export function decodeAirbornePosition(
  decoder: ModesDecoder,
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  me: number,
  record: number,
): void {
  const b0 = bytes[me]!;
  const b2 = bytes[me + 2]!;
  const typeCode = b0 >> 3;
  columns.onGround[row] = 0;
  columns.surveillanceStatus[row] = (b0 >> 1) & 3;
  const altitude = altitudeFromAc12((bytes[me + 1]! << 4) | (b2 >> 4));
  if (!Number.isNaN(altitude)) {
    columns.altitude[row] = altitude;
    columns.altitudeGnss[row] = typeCode >= FIRST_GNSS_TYPE_CODE ? 1 : 0;
  }
  if (typeCode === 0) {
    decoder.positions[POSITION_STATUS.absent]!++;
    columns.positionStatus[row] = POSITION_STATUS.absent;
    return;
  }
  columns.bds[row] = 0x05;
  columns.nucP[row] = nucPFromTypeCode(typeCode);
  const supplementB = b0 & 1;
  if (typeCode < FIRST_GNSS_TYPE_CODE) columns.nicSupplementB[row] = supplementB;
  writeHalf(decoder, columns, row, bytes, me, record, false, supplementB);
}

/** The CPR half of an airborne or surface position, what comes of it, and what it is worth. */
export function writeHalf(
  decoder: ModesDecoder,
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  me: number,
  record: number,
  surface: boolean,
  supplementB: number,
): void {
  const { said } = decoder.table;
  const b2 = bytes[me + 2]!;
  const b4 = bytes[me + 4]!;
  const odd = (b2 >> 2) & 1;
  const lat = ((b2 & 3) << 15) | (bytes[me + 3]! << 7) | (b4 >> 1);
  const lon = ((b4 & 1) << 16) | (bytes[me + 5]! << 8) | bytes[me + 6]!;
  columns.timeSync[row] = (b2 >> 3) & 1;
  columns.odd[row] = odd;
  columns.cprLatitude[row] = lat;
  columns.cprLongitude[row] = lon;
  const status = locate(decoder, record, columns.time, row, surface, odd === 1, lat, lon);
  decoder.positions[status]!++;
  columns.positionStatus[row] = status;
  if (status <= POSITION_STATUS.receiver) {
    columns.latitude[row] = found[FOUND_LATITUDE]!;
    columns.longitude[row] = found[FOUND_LONGITUDE]!;
  }
  const cell = record * SAID_CELLS;
  const version = said[cell + SAID.version]!;
  columns.latestVersion[row] = version;
  columns.latestNacP[row] = said[cell + SAID.nacP]!;
  columns.latestCategory[row] = said[cell + SAID.category]!;
  columns.latestSil[row] = said[cell + SAID.sil]!;
  columns.nic[row] = nicFromTypeCode(
    bytes[me]! >> 3,
    version,
    said[cell + SAID.supplementA]!,
    supplementB,
    said[cell + SAID.supplementC]!,
  );
}
