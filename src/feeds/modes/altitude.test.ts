import assert from 'node:assert/strict';
import { test } from 'node:test';
import { altitudeFromAc12, altitudeFromAc13 } from './altitude.ts';
import { squawkFromId13, squawkText } from './squawk.ts';

/** Bits of a 13-bit code by the names of its pulses, in the order in which they are sent. */
const PULSES = ['C1', 'A1', 'C2', 'A2', 'C4', 'A4', 'M', 'B1', 'Q', 'B2', 'D2', 'B4', 'D4'];
const pulses = (...names: string[]) =>
  names.reduce((code, name) => code | (1 << (12 - PULSES.indexOf(name))), 0);

test('25-ft steps: N × 25 − 1000', () => {
  // N = 1 560 = 110000 1 1000: upper six bits, B1, then B2 D2 B4 D4; 1 560 × 25 − 1 000 = 38 000 ft.
  assert.equal(altitudeFromAc13(pulses('C1', 'A1', 'B1', 'Q', 'B2')), 38_000);
  // N = 0 is the lowest that can be sent: −1 000 ft.
  assert.equal(altitudeFromAc13(pulses('Q')), -1000);
});

test('Gillham steps of 100 ft', () => {
  // The lowest, −1 200 ft: only C4 set (hundreds 1), no five-hundreds: 0 × 500 + 1 × 100 − 1 300.
  assert.equal(altitudeFromAc13(pulses('C4')), -1200);
  // B4 makes five-hundreds 1, which turns the hundreds round: 500 + (6 − 1) × 100 − 1 300 = −300.
  assert.equal(altitudeFromAc13(pulses('C4', 'B4')), -300);
  // D4 is the top half of the scale: Gray 01000000 = 127 five-hundreds, odd: 63 500 + 500 − 1 300.
  assert.equal(altitudeFromAc13(pulses('C4', 'D4')), 62_700);
});

test('each of the 100-ft steps from −1 200 to 126 700 ft has exactly one code', () => {
  const feet = new Map<number, number>();
  for (let code = 0; code < 1 << 13; code++) {
    const value = altitudeFromAc13(code);
    if ((code & pulses('M', 'Q')) === 0 && !Number.isNaN(value)) feet.set(value, (feet.get(value) ?? 0) + 1);
  }
  assert.equal(feet.size, 1280);
  assert.equal(Math.min(...feet.keys()), -1200);
  assert.equal(Math.max(...feet.keys()), 126_700);
  assert.ok([...feet.values()].every((codes) => codes === 1));
});

test('neighbouring Gillham steps differ in one pulse', () => {
  const codeOf = new Map<number, number>();
  for (let code = 0; code < 1 << 13; code++) {
    if ((code & pulses('M', 'Q')) === 0) codeOf.set(altitudeFromAc13(code), code);
  }
  for (let feet = -1200; feet < 126_700; feet += 100) {
    const change = codeOf.get(feet)! ^ codeOf.get(feet + 100)!;
    assert.equal(change & (change - 1), 0, `${feet} ft`);
  }
});

test('no information, metres and impossible hundreds are unknown', () => {
  assert.ok(Number.isNaN(altitudeFromAc13(0)));
  assert.ok(Number.isNaN(altitudeFromAc13(pulses('M', 'C4'))));
  assert.ok(Number.isNaN(altitudeFromAc13(pulses('B4'))));
});

test('the 12-bit code of a squitter is the 13-bit one without M', () => {
  // 1011 0000 1111 sent, without M: upper six 101100, B1 0, Q 0 …; with Q: N = 101100 0 1111.
  assert.equal(altitudeFromAc12(0b1011_0001_1111), ((0b101100 << 5) + 0b01111) * 25 - 1000);
});

test('squawks are four octal digits', () => {
  assert.equal(squawkFromId13(pulses('A1', 'A2', 'A4', 'B1', 'B2', 'B4')), 7700);
  assert.equal(squawkText(squawkFromId13(pulses('C1', 'D2'))), '0012');
  assert.equal(squawkText(squawkFromId13(pulses('D4', 'Q', 'D2'))), '0007');
});
