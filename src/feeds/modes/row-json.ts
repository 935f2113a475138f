/**
 * One row as `garant decode` writes it: rs1090's JSON names and units (feet, knots, feet per minute),
 * only what the frame says. `timestamp` is null when the input had no time.
 */
import { EMERGENCY_STATES } from './aircraft-status.ts';
import { ADDRESS_KIND, type ModesColumns, POSITION_STATUS, POSITION_STATUS_NAMES } from './columns.ts';
import { callsignText } from './identification.ts';
import { squawkText } from './squawk.ts';

export type ModesRow = Record<string, unknown>;

const FLIGHT_STATUS = [
  'no_alert_no_spi_airborne',
  'no_alert_no_spi_on_ground',
  'alert_no_spi_airborne',
  'alert_no_spi_on_ground',
  'alert_spi_airborne_ground',
  'no_alert_spi_airborne_ground',
  'reserved',
  'not_assigned',
] as const;

const CAPABILITY = [
  'level1',
  'reserved',
  'reserved',
  'reserved',
  'ground',
  'airborne',
  'ground/airborne',
  'alert',
] as const;

/** Emitter category by its number in set D, C, B, A. */
const WAKE_VORTEX = [
  ...['n/a', 'Reserved', 'Reserved', 'Reserved', 'Reserved', 'Reserved', 'Reserved', 'Reserved'],
  ...['n/a', 'Surface emergency vehicle', 'Reserved', 'Surface service vehicle'],
  ...['Obstruction', 'Obstruction', 'Obstruction', 'Obstruction'],
  ...['n/a', 'Glider', 'Lighter than air', 'Parachutist', 'Ultralight', 'Reserved', 'UAV', 'Space'],
  ...['n/a', '<7000kg', '<34,000kg', '<136,000kg', 'High vortex', 'Heavy', 'High performance', 'Rotorcraft'],
] as const;
const FIRST_CATEGORY = 8;

/** `frame` and `timestamp` are the input's own; the row's time is not written. */
export function modesRow(
  columns: ModesColumns,
  row: number,
  frame: string,
  timestamp: number | null,
): ModesRow {
  const json: ModesRow = { timestamp, frame, df: String(columns.df[row]) };
  json.icao24 = columns.address[row]!.toString(16).padStart(6, '0');
  if (columns.addressKind[row] === ADDRESS_KIND.other) json.address = 'other';
  if (columns.confirmed[row] === 0) json.address = 'unconfirmed';
  writeReply(json, columns, row);
  if (columns.bds[row]! >= 0) json.bds = columns.bds[row]!.toString(16).padStart(2, '0');
  writeIdentity(json, columns, row);
  writePosition(json, columns, row);
  writeVelocity(json, columns, row);
  writeStatus(json, columns, row);
  writeTargets(json, columns, row);
  return json;
}

type Numbers = Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** Writes the value unless it is unknown. */
function put(json: ModesRow, name: string, column: Numbers, row: number): void {
  const value = column[row]!;
  if (column instanceof Float32Array || column instanceof Float64Array) {
    if (!Number.isNaN(value)) json[name] = value;
  } else if (value >= 0) json[name] = value;
}

function putFlag(json: ModesRow, name: string, column: Int8Array, row: number): void {
  if (column[row]! >= 0) json[name] = column[row] === 1;
}

function writeReply(json: ModesRow, columns: ModesColumns, row: number): void {
  if (columns.capability[row]! >= 0) json.capability = CAPABILITY[columns.capability[row]!];
  put(json, 'control_field', columns.controlField, row);
  if (columns.flightStatus[row]! >= 0) json.flight_status = FLIGHT_STATUS[columns.flightStatus[row]!];
  put(json, 'downlink_request', columns.downlinkRequest, row);
  put(json, 'utility_message', columns.utilityMessage, row);
  putFlag(json, 'on_ground', columns.onGround, row);
}

function writeIdentity(json: ModesRow, columns: ModesColumns, row: number): void {
  if (columns.squawk[row]! >= 0) json.squawk = squawkText(columns.squawk[row]!);
  if (columns.emergency[row]! >= 0) json.emergency_state = EMERGENCY_STATES[columns.emergency[row]!];
  if (columns.category[row]! >= 0) json.wake_vortex = WAKE_VORTEX[columns.category[row]! - FIRST_CATEGORY];
  if (columns.callsignHigh[row]! < 0) return;
  json.callsign = callsignText(columns.callsignHigh[row]!, columns.callsignLow[row]!);
  // rs1090 puts a Comm-B register in an object of its own.
  if (columns.bds[row] === 0x20) json.bds20 = { bds: '20', callsign: json.callsign };
}

function writePosition(json: ModesRow, columns: ModesColumns, row: number): void {
  put(json, 'altitude', columns.altitude, row);
  if (columns.odd[row]! < 0) return;
  json.tc = columns.typeCode[row];
  put(json, 'NUCp', columns.nucP, row);
  put(json, 'NICb', columns.nicSupplementB, row);
  put(json, 'NIC', columns.nic, row);
  if (columns.altitudeGnss[row]! >= 0) json.source = columns.altitudeGnss[row] === 1 ? 'GNSS' : 'barometric';
  put(json, 'surveillance_status', columns.surveillanceStatus, row);
  json.parity = columns.odd[row] === 1 ? 'odd' : 'even';
  json.lat_cpr = columns.cprLatitude[row];
  json.lon_cpr = columns.cprLongitude[row];
  put(json, 'latitude', columns.latitude, row);
  put(json, 'longitude', columns.longitude, row);
  const status = columns.positionStatus[row]!;
  if (status > POSITION_STATUS.receiver) json.position_unknown = POSITION_STATUS_NAMES[status];
}

function writeVelocity(json: ModesRow, columns: ModesColumns, row: number): void {
  put(json, 'NACv', columns.nacV, row);
  put(json, 'groundspeed', columns.groundspeed, row);
  put(json, 'track', columns.track, row);
  put(json, 'heading', columns.heading, row);
  put(json, 'IAS', columns.indicatedAirspeed, row);
  put(json, 'TAS', columns.trueAirspeed, row);
  // Not rs1090's `vrate_src`, which names the two sources the other way round than the standard.
  if (columns.verticalRateBaro[row]! >= 0) {
    json.vertical_rate_source = columns.verticalRateBaro[row] === 1 ? 'barometric' : 'GNSS';
  }
  put(json, 'vertical_rate', columns.verticalRate, row);
  put(json, 'geo_minus_baro', columns.geoMinusBaro, row);
}

function writeStatus(json: ModesRow, columns: ModesColumns, row: number): void {
  if (columns.version[row]! >= 0) json.version = String(columns.version[row]);
  put(json, 'NICa', columns.nicSupplementA, row);
  put(json, 'NICc', columns.nicSupplementC, row);
  put(json, 'NACp', columns.nacP, row);
  put(json, 'GVA', columns.verticalAccuracy, row);
  put(json, 'SIL', columns.sil, row);
  put(json, 'SILs', columns.silPerSample, row);
  put(json, 'SDA', columns.designAssurance, row);
  put(json, 'BAI', columns.nicBaro, row);
  put(json, 'HRD', columns.magneticHeading, row);
}

function writeTargets(json: ModesRow, columns: ModesColumns, row: number): void {
  if (columns.selectedAltitudeFms[row]! >= 0) {
    json.source = columns.selectedAltitudeFms[row] === 1 ? 'FMS' : 'MCP/FCU';
  }
  const selected = columns.selectedAltitude[row]!;
  // Pilots select hundreds of feet; the 32-ft steps only carry them.
  if (!Number.isNaN(selected)) json.selected_altitude = Math.floor((selected + 16) / 100) * 100;
  const pressure = columns.barometricSetting[row]!;
  if (!Number.isNaN(pressure)) json.barometric_setting = Math.round(pressure * 10) / 10;
  put(json, 'selected_heading', columns.selectedHeading, row);
  putFlag(json, 'autopilot', columns.autopilot, row);
  putFlag(json, 'vnav_mode', columns.vnav, row);
  putFlag(json, 'alt_hold', columns.altitudeHold, row);
  putFlag(json, 'approach_mode', columns.approach, row);
  putFlag(json, 'tcas_operational', columns.tcas, row);
  putFlag(json, 'lnav_mode', columns.lnav, row);
}
