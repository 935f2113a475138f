/**
 * A million damaged frames for every decoder. Prints one JSON line a format; exits 1 when a decoder crashed,
 * hung, grew or let something through that is no observation.
 *
 * node --expose-gc test/campaign/mutate-feeds.ts [--frames N] [--format NAME] [--seed N]
 *   [--known-bad crash|hang|leak|lie]
 */
import { parseArgs } from 'node:util';
import { FORMAT_NAMES, FORMATS } from '../../src/feeds/formats.ts';
import { HOSTILE_FRAMES } from '../support/hostile-frames.ts';
import { abuse, isSound } from '../support/hostile-input.ts';
import { FAULTS, makeWorse } from '../support/known-bad-decoder.ts';

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '1000000' },
    format: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'known-bad': { type: 'string' },
  },
});
const fault = FAULTS.find((name) => name === values['known-bad']);

let isGood = true;
for (const name of FORMAT_NAMES) {
  if (values.format !== undefined && values.format !== name) continue;
  const decoder = fault ? makeWorse(FORMATS[name], fault) : FORMATS[name];
  const begin = performance.now();
  const outcome = abuse(decoder, HOSTILE_FRAMES[name], Number(values.frames), Number(values.seed));
  const seconds = Math.round((performance.now() - begin) / 1000);
  isGood &&= isSound(outcome);
  console.log(JSON.stringify({ format: name, sound: isSound(outcome), seconds, ...outcome }));
}
process.exit(isGood ? 0 : 1);
