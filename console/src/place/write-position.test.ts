import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeLatLon, writeMgrs } from './write-position.ts';

test('a position is written in the military grid with its spaces', () => {
  // Krüger's series gives 388,324.5 m E, 5,328,503.1 m N in zone 37; column C and row P of its squares.
  assert.equal(writeMgrs(37.5, 48.1), '37U CP 88324 28503');
  assert.match(writeMgrs(5.3, 60.4), /^32V /, 'Norway: zone 32 is widened to 3° E');
});

test('where the grid ends nothing is written', () => {
  assert.equal(writeMgrs(10, 84.5), '');
  assert.equal(writeMgrs(10, -80.5), '');
});

test('latitude and longitude say their hemisphere and never their sign', () => {
  assert.equal(writeLatLon(37.5, 48.1), '48.10000 N, 037.50000 E');
  assert.equal(writeLatLon(-0.12345, -5.5), '05.50000 S, 000.12345 W');
});
