/**
 * What one batch of frames says, as columns: row i of every column belongs to one accepted frame.
 * Floats say unknown by NaN, integers by -1. Only what the frame itself carries is filled, except the
 * columns named `latest…`, which repeat what the same aircraft said last.
 */

/** How a position was found, or why not: values of the `positionStatus` column. */
export const POSITION_STATUS = {
  global: 0,
  local: 1,
  receiver: 2,
  unpaired: 3,
  zoneMismatch: 4,
  tooFast: 5,
  outOfRange: 6,
  noReference: 7,
  absent: 8,
} as const;
export const POSITION_STATUS_NAMES = Object.keys(POSITION_STATUS) as (keyof typeof POSITION_STATUS)[];

/** Bits of the `changed` column: what the aircraft says of itself for the first time or differently. */
export const CHANGED = { callsign: 1, squawk: 2, category: 4 } as const;

/** Values of the `addressKind` column. */
export const ADDRESS_KIND = { icao: 0, other: 1 } as const;

export type ModesColumns = ReturnType<typeof makeModesColumns>;

export function makeModesColumns(capacity: number) {
  const float64 = () => new Float64Array(capacity);
  const float32 = () => new Float32Array(capacity);
  const int32 = () => new Int32Array(capacity);
  const int16 = () => new Int16Array(capacity);
  const int8 = () => new Int8Array(capacity);
  return {
    capacity,
    /** Rows [0, length) are filled. */
    length: 0,

    /** Index of the frame in its batch. */
    frame: int32(),
    /** Seconds, as in the batch. */
    time: float64(),
    /** Downlink format. */
    df: int8(),
    /** ICAO 24-bit address, or another one when `addressKind` says so. */
    address: int32(),
    /** `ADDRESS_KIND`. */
    addressKind: int8(),
    /** 1 when the address was sent in clear or is that of an aircraft heard lately, 0 when only overlaid. */
    confirmed: int8(),
    /** CA of DF 11 and 17, 0–7. */
    capability: int8(),
    /** CF of DF 18, 0–7. */
    controlField: int8(),
    /** FS of DF 4, 5, 20, 21, 0–7. */
    flightStatus: int8(),
    /** DR and UM of DF 4, 5, 20, 21. */
    downlinkRequest: int8(),
    utilityMessage: int8(),
    /** SS of airborne positions: 0 none, 1 emergency, 2 temporary alert, 3 ident. */
    surveillanceStatus: int8(),
    /** 1 on the ground, 0 in the air, as far as the frame says. */
    onGround: int8(),
    /** Type code of an extended squitter, 0–31, and its subtype. */
    typeCode: int8(),
    subtype: int8(),
    /** Register number: 0x05, 0x06, 0x08, 0x09, 0x20, 0x61, 0x62, 0x65. */
    bds: int16(),

    /** Feet: above the 1013.25 hPa surface, or above the WGS 84 ellipsoid when `altitudeGnss` is 1. */
    altitude: float32(),
    altitudeGnss: int8(),
    /** Four octal digits as a decimal number, 0–7777. */
    squawk: int16(),
    /** Emergency state, 0 none – 7. */
    emergency: int8(),
    /** Characters 1–4 and 5–8 of the call sign, six bits each. */
    callsignHigh: int32(),
    callsignLow: int32(),
    /** Emitter category: type code × 8 + category, 8 (D0) – 39 (A7). */
    category: int8(),

    /** CPR half: 1 odd, 0 even, and its 17-bit values. */
    odd: int8(),
    cprLatitude: int32(),
    cprLongitude: int32(),
    /** Degrees WGS 84. */
    latitude: float64(),
    longitude: float64(),
    /** `POSITION_STATUS`. */
    positionStatus: int8(),
    /** 1 when the position is for an exact UTC epoch. */
    timeSync: int8(),

    /** Knots over ground; degrees clockwise from true north. */
    groundspeed: float64(),
    track: float64(),
    /** Degrees clockwise from the aircraft's reference direction (magnetic or true, `magneticHeading`). */
    heading: float64(),
    /** Knots through the air. */
    indicatedAirspeed: float32(),
    trueAirspeed: float32(),
    /** Feet per minute, up positive; 1 when measured by pressure, 0 by satellite. */
    verticalRate: float32(),
    verticalRateBaro: int8(),
    /** Height above the ellipsoid less pressure altitude, feet. */
    geoMinusBaro: float32(),

    /** Integrity and accuracy as the frame sends them. */
    nucP: int8(),
    nicSupplementA: int8(),
    nicSupplementB: int8(),
    nicSupplementC: int8(),
    nacP: int8(),
    nacV: int8(),
    sil: int8(),
    silPerSample: int8(),
    nicBaro: int8(),
    verticalAccuracy: int8(),
    designAssurance: int8(),
    magneticHeading: int8(),
    version: int8(),
    /** NIC of a position, from its type code and the supplements the aircraft sent last. */
    nic: int8(),
    latestNacP: int8(),
    latestSil: int8(),
    latestVersion: int8(),
    latestCategory: int8(),

    /** Feet, 32-ft steps; 1 when it comes from the flight management system, 0 from the control panel. */
    selectedAltitude: float32(),
    selectedAltitudeFms: int8(),
    /** Hectopascals. */
    barometricSetting: float32(),
    /** Degrees clockwise from magnetic north. */
    selectedHeading: float32(),
    autopilot: int8(),
    vnav: int8(),
    altitudeHold: int8(),
    approach: int8(),
    lnav: int8(),
    tcas: int8(),

    /** `CHANGED`. */
    changed: int8(),
  };
}

/** Makes every value unknown and the batch empty. */
export function clearModesColumns(columns: ModesColumns): void {
  columns.length = 0;
  for (const column of Object.values(columns)) {
    if (typeof column === 'number') continue;
    if (column instanceof Float64Array || column instanceof Float32Array) column.fill(NaN);
    else column.fill(-1);
  }
  columns.changed.fill(0);
}
