import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Cpr, definedZones, encodeCpr } from '../../../test/support/mode-s-frames.ts';
import { geodesicDistance } from '../../kernel/index.ts';
import {
  FOUND_LATITUDE,
  FOUND_LONGITUDE,
  found,
  globalAirborne,
  globalSurface,
  localPosition,
  longitudeZones,
} from './cpr.ts';

const latitude = fc.double({ min: -89.5, max: 89.5, noNaN: true });
const longitude = fc.double({ min: -180, max: 179.999, noNaN: true });
/** Half a step of 360/59/2¹⁷ degrees is 2.6 m, of a longitude zone near the poles more. */
const METRES = 6;

const metresFrom = (lat: number, lon: number) =>
  geodesicDistance({ lat, lon }, { lat: found[FOUND_LATITUDE]!, lon: found[FOUND_LONGITUDE]! });
const pairAt = (lat: number, lon: number, onSurface: boolean): [Cpr, Cpr] => [
  encodeCpr(lat, lon, false, onSurface),
  encodeCpr(lat, lon, true, onSurface),
];
const decodeAir = (even: Cpr, odd: Cpr, newer: boolean) =>
  globalAirborne(even.latitude, even.longitude, odd.latitude, odd.longitude, newer);

test('the table of zones equals the definition (seed 3)', () => {
  fc.assert(
    fc.property(fc.double({ min: -90, max: 90, noNaN: true }), (lat) => {
      assert.equal(longitudeZones(lat), definedZones(lat));
    }),
    { seed: 3, numRuns: 20_000 },
  );
  assert.deepEqual([0, 10.470471, 10.4704714, 87, 90].map(longitudeZones), [59, 59, 58, 2, 1]);
});

test('a pair sent from one place leads back to it, anywhere (seed 4)', () => {
  fc.assert(
    fc.property(latitude, longitude, fc.boolean(), (lat, lon, newer) => {
      const [even, odd] = pairAt(lat, lon, false);
      // At a zone border the two halves may round to different sides; then nothing is said.
      if (decodeAir(even, odd, newer)) assert.ok(metresFrom(lat, lon) < METRES);
    }),
    { seed: 4, numRuns: 5000 },
  );
});

test('halves from both sides of a zone border are refused', () => {
  // 47 zones up to 36.85025108 degrees: a hundredth of a degree south of it and north of it.
  const south = encodeCpr(36.84, 20, false);
  const north = encodeCpr(36.86, 20, true);
  assert.equal(decodeAir(south, north, true), false);
});

test('a surface pair is resolved by a reference up to 45 NM away (seed 5)', () => {
  const near = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(
      fc.double({ min: -70, max: 70, noNaN: true }),
      longitude,
      near,
      near,
      (lat, lon, north, east) => {
        const [even, odd] = pairAt(lat, lon, true);
        const { latitude: a, longitude: b } = even;
        if (globalSurface(a, b, odd.latitude, odd.longitude, true, lat + north, lon + east)) {
          assert.ok(metresFrom(lat, lon) < METRES);
        }
      },
    ),
    { seed: 5, numRuns: 5000 },
  );
});

test('one message is resolved near a reference, also across the antimeridian (seed 6)', () => {
  const near = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(
      fc.double({ min: -70, max: 70, noNaN: true }),
      longitude,
      near,
      near,
      fc.boolean(),
      fc.boolean(),
      (lat, lon, north, east, odd, onSurface) => {
        const half = encodeCpr(lat, lon, odd, onSurface);
        assert.ok(localPosition(half.latitude, half.longitude, odd, onSurface, lat + north, lon + east));
        assert.ok(metresFrom(lat, lon) < METRES);
      },
    ),
    { seed: 6, numRuns: 5000 },
  );
  const half = encodeCpr(10, -179.99, false);
  localPosition(half.latitude, half.longitude, false, false, 10, 179.99);
  assert.ok(metresFrom(10, -179.99) < METRES);
});
