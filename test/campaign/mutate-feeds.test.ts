import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMAT_NAMES, FORMATS } from '../../src/feeds/formats.ts';
import { HOSTILE_FRAMES } from '../support/hostile-frames.ts';
import { abuse, isSound } from '../support/hostile-input.ts';
import { FAULTS, forgetLeak, makeWorse } from '../support/known-bad-decoder.ts';

const FRAMES = 2000;
const SEED = 20_251_121;

for (const name of FORMAT_NAMES) {
  test(`${name} survives ${FRAMES} damaged frames (seed ${SEED})`, () => {
    const outcome = abuse(FORMATS[name], HOSTILE_FRAMES[name], FRAMES, SEED);
    // How long a frame took and how far memory grew depend on the machine: the campaign judges those.
    assert.deepEqual([outcome.crashes, outcome.lies], [0, 0], outcome.first);
    assert.ok(outcome.fixes + outcome.reports > 0, 'some frames survive their damage');
    assert.ok(outcome.rejects > 0, 'others are refused');
  });
}

for (const fault of FAULTS) {
  test(`a planted ${fault} is found`, (t) => {
    t.after(forgetLeak);
    const outcome = abuse(makeWorse(FORMATS.sbs, fault), HOSTILE_FRAMES.sbs, FRAMES, SEED);
    assert.ok(!isSound(outcome));
  });
}
