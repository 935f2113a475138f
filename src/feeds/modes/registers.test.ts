import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeModes, decodeOne, refusedOf } from '../../../test/support/decode-modes.ts';
import { allCall, bytesOfHex, type Field, frameOf, squitter } from '../../../test/support/mode-s-frames.ts';

const AIRCRAFT = 0x4840d6;
const decodeHex = (hex: string) => decodeOne(bytesOfHex(hex))!;

/** Eight characters of six bits. */
const letters = (text: string): Field[] =>
  [...text.padEnd(8)].map((letter) => [letter === ' ' ? 32 : letter.charCodeAt(0) & 63, 6] as const);

describe('identification', () => {
  test('a call sign ends at its trailing spaces', () => {
    // Type code 4, category 0; 001011 001100 001101 = K L M, 110001 110000 110010 110011 = 1 0 2 3, space.
    const row = decodeHex('8d4840d6202cc371c32ce0576098');
    assert.equal(row.icao24, '4840d6');
    assert.equal(row.bds, '08');
    assert.equal(row.callsign, 'KLM1023');
    assert.equal(row.wake_vortex, 'n/a');
  });

  test('a character that the alphabet does not have shows as #', () => {
    const row = decodeOne(squitter(AIRCRAFT, [[4, 5], [7, 3], [0, 6], ...letters('ABC').slice(0, 7)]))!;
    assert.equal(row.callsign, '#ABC');
    assert.equal(row.wake_vortex, 'Rotorcraft');
  });

  test('register 2,0 in a reply is believed only when it can be a call sign', () => {
    const reply = (characters: readonly Field[]) =>
      frameOf([[20, 5], [0, 27], [0x20, 8], ...characters], AIRCRAFT);
    const decoded = decodeModes([
      [0, allCall(AIRCRAFT)],
      [0, reply(letters('GAR 1'))],
      [0, reply(letters('GAR1'))],
      [
        0,
        reply([
          [1, 6],
          [0, 42],
        ]),
      ],
    ]);
    assert.deepEqual(
      decoded.rows.map((row) => [row.bds, row.callsign]),
      [
        [undefined, undefined],
        [undefined, undefined],
        ['20', 'GAR1'],
        [undefined, undefined],
      ],
    );
    assert.deepEqual(decoded.rows[2]!.bds20, { bds: '20', callsign: 'GAR1' });
  });
});

describe('velocity', () => {
  test('over ground, from its two components', () => {
    // East-west: west, 9 − 1 = 8; north-south: south, 160 − 1 = 159. √(8² + 159²) = 159.20; atan2(−8, −159) = 182.88°.
    // Vertical rate: down, (14 − 1) × 64 = 832; height difference: (23 − 1) × 25 = 550.
    const row = decodeHex('8d485020994409940838175b284f');
    assert.ok(Math.abs((row.groundspeed as number) - 159.2011) < 1e-4);
    assert.ok(Math.abs((row.track as number) - 182.8804) < 1e-4);
    assert.equal(row.vertical_rate, -832);
    assert.equal(row.vertical_rate_source, 'GNSS');
    assert.equal(row.geo_minus_baro, 550);
    assert.equal(row.NACv, 0);
  });

  test('through the air, with a heading', () => {
    // Heading 694 × 360 / 1024 = 243.98°; true airspeed 376 − 1 = 375 kt; (37 − 1) × 64 = 2 304 ft/min down.
    const row = decodeHex('8da05f219b06b6af189400cbc33f');
    assert.equal(row.heading, (694 * 360) / 1024);
    assert.equal(row.TAS, 375);
    assert.equal(row.vertical_rate, -2304);
    assert.equal(row.vertical_rate_source, 'barometric');
    assert.equal(row.groundspeed, undefined);
  });

  test('supersonic steps are four knots, and a component of 0 is not known', () => {
    const velocity = (subtype: number, eastWest: number, northSouth: number) =>
      decodeOne(
        squitter(AIRCRAFT, [
          [19, 5],
          [subtype, 3],
          [0, 6],
          [eastWest, 10],
          [0, 1],
          [northSouth, 10],
          [0, 21],
        ]),
      )!;
    assert.equal(velocity(2, 76, 101).groundspeed, 500);
    assert.equal(velocity(1, 0, 101).groundspeed, undefined);
    assert.equal(velocity(1, 1, 1).track, 0);
  });
});

describe('status', () => {
  const operational = (subtype: number, version: number, low: readonly Field[]) =>
    squitter(AIRCRAFT, [[31, 5], [subtype, 3], [0, 22], [2, 2], [0, 8], [version, 3], ...low]);
  const LOW: readonly Field[] = [
    [1, 1],
    [9, 4],
    [2, 2],
    [3, 2],
    [1, 1],
    [0, 1],
    [1, 1],
    [0, 1],
  ];

  test('version 2 tells what its positions are worth', () => {
    const row = decodeOne(operational(0, 2, LOW))!;
    assert.deepEqual(
      [row.version, row.NICa, row.NACp, row.GVA, row.SIL, row.BAI, row.SILs, row.HRD],
      ['2', 1, 9, 2, 3, 1, 1, 0],
    );
  });

  test('version 1 has no supplement to SIL, version 0 nothing', () => {
    const one = decodeOne(operational(0, 1, LOW))!;
    assert.deepEqual([one.NACp, one.SIL, one.SILs, one.GVA], [9, 3, undefined, undefined]);
    const zero = decodeOne(operational(0, 0, LOW))!;
    assert.deepEqual([zero.version, zero.NACp, zero.SIL], ['0', undefined, undefined]);
  });

  test('the target state carries the selected altitude, pressure and heading', () => {
    // (1 063 − 1) × 32 = 33 984 ft, the carrier of 34 000; 800 + (267 − 1) × 0.8 = 1 012.8; 256 × 180/256 = 180°.
    const row = decodeOne(
      squitter(AIRCRAFT, [
        ...([
          [29, 5],
          [1, 2],
          [0, 1],
          [0, 1],
          [1063, 11],
          [267, 9],
          [1, 1],
          [256, 9],
        ] as Field[]),
        ...([
          [9, 4],
          [1, 1],
          [3, 2],
          [1, 1],
          [1, 1],
          [0, 1],
          [1, 1],
          [0, 1],
          [0, 1],
          [1, 1],
          [1, 1],
          [0, 2],
        ] as Field[]),
      ]),
    )!;
    assert.deepEqual(
      [row.bds, row.source, row.selected_altitude, row.barometric_setting, row.selected_heading],
      ['62', 'MCP/FCU', 34_000, 1012.8, 180],
    );
    assert.deepEqual([row.NACp, row.SIL, row.BAI, row.tcas_operational], [9, 3, 1, true]);
    assert.deepEqual(
      [row.autopilot, row.vnav_mode, row.alt_hold, row.approach_mode, row.lnav_mode],
      [true, false, true, false, true],
    );
  });

  test('an emergency comes with its squawk', () => {
    const row = decodeOne(
      squitter(AIRCRAFT, [
        [28, 5],
        [1, 3],
        [5, 3],
        [0b0101010101010, 13],
        [0, 32],
      ]),
    )!;
    assert.equal(row.emergency_state, 'unlawful_interference');
    assert.equal(row.squawk, '7700');
  });
});

describe('what is refused', () => {
  test('a squitter whose parity does not close', () => {
    const frame = squitter(AIRCRAFT, [[0, 56]]);
    frame[5]! ^= 1;
    assert.deepEqual(refusedOf(decodeModes([[0, frame]]).decoder), { parity: 1 });
  });

  const reply = frameOf(
    [
      [4, 5],
      [0, 14],
      [0x1838, 13],
    ],
    AIRCRAFT,
  );

  test('a reply of an aircraft that was not heard in clear during the last two minutes', () => {
    assert.deepEqual(refusedOf(decodeModes([[0, reply]]).decoder), { 'address-unknown': 1 });
    const late = decodeModes([
      [0, allCall(AIRCRAFT)],
      [121, reply],
    ]);
    assert.deepEqual(refusedOf(late.decoder), { 'address-unknown': 1 });
  });

  test('unless the caller keeps it, and then it is marked', () => {
    const { rows } = decodeModes([[0, reply]], { unknownAddress: 'keep' });
    assert.deepEqual([rows[0]!.icao24, rows[0]!.address], ['4840d6', 'unconfirmed']);
  });

  test('an answer to an interrogator makes no address known', () => {
    const answered = decodeModes([
      [0, allCall(AIRCRAFT, 5)],
      [1, reply],
    ]);
    assert.deepEqual(refusedOf(answered.decoder), { 'address-unknown': 2 });
    const known = decodeModes([
      [0, allCall(AIRCRAFT)],
      [1, allCall(AIRCRAFT, 5)],
      [2, reply],
    ]);
    assert.equal(known.rows.length, 3);
  });

  test('addresses that nobody has, formats that are not read, and lengths that do not fit', () => {
    const decoded = decodeModes([
      [0, squitter(0, [[0, 56]])],
      [
        0,
        frameOf([
          [19, 5],
          [0, 83],
        ]),
      ],
      [
        0,
        frameOf([
          [17, 5],
          [0, 27],
        ]),
      ],
      [0, new Uint8Array(7)],
    ]);
    assert.deepEqual(refusedOf(decoded.decoder), {
      'address-impossible': 2,
      'format-not-decoded': 1,
      length: 1,
    });
  });
});

describe('DF 18', () => {
  const relayed = (control: number, message: readonly Field[]) =>
    frameOf([[18, 5], [control, 3], [AIRCRAFT, 24], ...message]);
  const position = (imf: number): Field[] => [
    [11, 5],
    [0, 2],
    [imf, 1],
    [0, 48],
  ];

  test('says whether the address is an ICAO one', () => {
    const addresses = [
      relayed(0, position(1)),
      relayed(1, position(0)),
      relayed(2, position(0)),
      relayed(2, position(1)),
    ].map((frame) => decodeOne(frame)!.address);
    assert.deepEqual(addresses, [undefined, 'other', undefined, 'other']);
  });

  test('coarse and management messages say nothing of a position', () => {
    assert.equal(decodeOne(relayed(3, position(0)))!.bds, undefined);
    assert.equal(decodeOne(relayed(4, position(0))), undefined);
  });
});
