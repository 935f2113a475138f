/**
 * One row for each decoded AIS message, as integers in the message's own units. A row fills the columns
 * of its type only; what stands in the others is left over from earlier rows and must not be read.
 *
 * "Not available" stays the number that was sent (speed 1023, heading 511, longitude 181 degrees): the
 * columns say what the ship said, `observe.ts` turns it into unknown.
 *
 * @source Recommendation ITU-R M.1371-5, annex 8, tables 45 to 84.
 */

/** Bytes of text in a row; unused ones are 0, trailing spaces stay. */
export const TEXT_BYTES = 64;
/** Type 21 has a name of 20 characters and up to 14 more; every other name has 20. */
export const NAME = { at: 0, length: 34 } as const;
export const CALLSIGN = { at: 34, length: 7 } as const;
/** Type 24 B has its vendor text where type 5 has its destination. */
export const DESTINATION = { at: 41, length: 20 } as const;
export const VENDOR = { at: 41, length: 7 } as const;

/** Where a row's time comes from. */
export const TIME_SOURCE = { reception: 0, tagBlock: 1, pghp: 2, rmc: 3 } as const;

export interface AisColumns {
  readonly capacity: number;
  length: number;

  /** Milliseconds since 1970 UTC; NaN when neither the stream nor the reader knew a time. */
  readonly observedAt: Float64Array;
  readonly receivedAt: Float64Array;
  readonly timeSource: Uint8Array;
  /** Line (from 1) and byte offset (from 0) in the stream of the sentence that completed the message. */
  readonly line: Uint32Array;
  readonly offset: Float64Array;
  /** 1: a VDO sentence, the ship's report about itself. */
  readonly own: Uint8Array;
  /** The channel field's character, 0 when empty. */
  readonly channel: Uint8Array;
  /** Index in the decoder's `stations`; 0 when no TAG block named one. */
  readonly station: Uint16Array;

  readonly type: Uint8Array;
  /** Type 24: 0 part A, 1 part B. */
  readonly part: Uint8Array;
  readonly repeat: Uint8Array;
  readonly mmsi: Uint32Array;

  /** 1/600,000 degree; types 27's tenths of minutes are scaled to it. 181 and 91 degrees: not available. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  /** 1: better than 10 m. */
  readonly accuracy: Uint8Array;
  /** 0.1 knot (1023 not available); types 9 and 27: knots (1023, 63 not available). */
  readonly speed: Uint16Array;
  /** 0.1 degree (3600 not available); type 27: degrees (511). */
  readonly course: Uint16Array;
  /** Degrees (511 not available). */
  readonly heading: Uint16Array;
  /** Second of the minute of the fix; 60 and more: not available, manual, estimated, inoperative. */
  readonly second: Uint8Array;
  readonly status: Uint8Array;
  /** As sent: 4.733 times the root of degrees a minute, -128 not available. */
  readonly turn: Int8Array;
  readonly maneuver: Uint8Array;
  /** 1: receiver autonomous integrity monitoring in use. */
  readonly raim: Uint8Array;
  readonly radio: Uint32Array;
  readonly assigned: Uint8Array;
  readonly reserved: Uint8Array;
  readonly regional: Uint8Array;
  /** Type 9: metres (4095 not available, 4094 and higher). */
  readonly alt: Uint16Array;
  /** Type 18, one bit each from the highest: cs, display, dsc, band, msg22. */
  readonly unit: Uint8Array;
  /** Type 27: 1 when the position is older than 5 s. */
  readonly gnss: Uint8Array;

  /** Type 4: UTC of the base station. Type 5: expected arrival, without a year. */
  readonly year: Uint16Array;
  readonly month: Uint8Array;
  readonly day: Uint8Array;
  readonly hour: Uint8Array;
  readonly minute: Uint8Array;

  readonly imo: Uint32Array;
  readonly aisVersion: Uint8Array;
  readonly shiptype: Uint8Array;
  /** Metres from the antenna. */
  readonly toBow: Uint16Array;
  readonly toStern: Uint16Array;
  readonly toPort: Uint8Array;
  readonly toStarboard: Uint8Array;
  readonly epfd: Uint8Array;
  /** 0.1 m. */
  readonly draught: Uint8Array;
  readonly dte: Uint8Array;
  readonly model: Uint8Array;
  readonly serial: Uint32Array;
  /** Type 24 B of a craft that belongs to another ship. */
  readonly mothership: Uint32Array;
  readonly aidType: Uint8Array;
  readonly offPosition: Uint8Array;
  readonly virtualAid: Uint8Array;

  /** `TEXT_BYTES` of ASCII for each row. */
  readonly text: Uint8Array;
}

export function makeAisColumns(capacity: number): AisColumns {
  const u8 = () => new Uint8Array(capacity);
  const u16 = () => new Uint16Array(capacity);
  const u32 = () => new Uint32Array(capacity);
  const f64 = () => new Float64Array(capacity);
  return {
    capacity,
    length: 0,
    observedAt: f64(),
    receivedAt: f64(),
    timeSource: u8(),
    line: u32(),
    offset: f64(),
    own: u8(),
    channel: u8(),
    station: u16(),
    type: u8(),
    part: u8(),
    repeat: u8(),
    mmsi: u32(),
    lon: new Int32Array(capacity),
    lat: new Int32Array(capacity),
    accuracy: u8(),
    speed: u16(),
    course: u16(),
    heading: u16(),
    second: u8(),
    status: u8(),
    turn: new Int8Array(capacity),
    maneuver: u8(),
    raim: u8(),
    radio: u32(),
    assigned: u8(),
    reserved: u8(),
    regional: u8(),
    alt: u16(),
    unit: u8(),
    gnss: u8(),
    year: u16(),
    month: u8(),
    day: u8(),
    hour: u8(),
    minute: u8(),
    imo: u32(),
    aisVersion: u8(),
    shiptype: u8(),
    toBow: u16(),
    toStern: u16(),
    toPort: u8(),
    toStarboard: u8(),
    epfd: u8(),
    draught: u8(),
    dte: u8(),
    model: u8(),
    serial: u32(),
    mothership: u32(),
    aidType: u8(),
    offPosition: u8(),
    virtualAid: u8(),
    text: new Uint8Array(capacity * TEXT_BYTES),
  };
}
