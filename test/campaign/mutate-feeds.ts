/**
 * A million damaged frames for every decoder, each in a process of its own. Prints one JSON line a format;
 * exits 1 when a decoder crashed, hung, grew or let something through that is no observation.
 *
 * node test/campaign/mutate-feeds.ts [--frames N] [--format NAME] [--seed N]
 *   [--known-bad crash|hang|leak|lie]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { FORMAT_NAMES, FORMATS, type FormatName, isFormat } from '../../src/feeds/formats.ts';
import { HOSTILE_FRAMES } from '../support/hostile-frames.ts';
import { abuse, isSound } from '../support/hostile-input.ts';
import { FAULTS, makeWorse } from '../support/known-bad-decoder.ts';

/** Garbage is collected before memory is read, and the space for new objects keeps one size. */
const RUNTIME = ['--expose-gc', '--max-semi-space-size=4'];

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '1000000' },
    format: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'known-bad': { type: 'string' },
  },
});

/** Each format in a fresh process; false when one of them is not sound. */
function runAll(names: readonly FormatName[]): boolean {
  const statuses = names.map((name) => {
    const args = [...RUNTIME, import.meta.filename, ...process.argv.slice(2), '--format', name];
    return spawnSync(process.execPath, args, { stdio: 'inherit' }).status;
  });
  return statuses.every((status) => status === 0);
}

function runOne(name: FormatName): boolean {
  const fault = FAULTS.find((known) => known === values['known-bad']);
  const decoder = fault ? makeWorse(FORMATS[name], fault) : FORMATS[name];
  const begin = performance.now();
  const outcome = abuse(decoder, HOSTILE_FRAMES[name], Number(values.frames), Number(values.seed));
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(JSON.stringify({ format: name, sound: isSound(outcome), seconds, ...outcome }));
  return isSound(outcome);
}

const { format = '' } = values;
const names = isFormat(format) ? [format] : FORMAT_NAMES;
const isChild = 'gc' in globalThis;
process.exit((isChild ? names.every(runOne) : runAll(names)) ? 0 : 1);
