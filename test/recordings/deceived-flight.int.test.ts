/**
 * A real flight of 17 September 2024 whose satellite navigation was deceived: from 09:24 to 09:47 UTC it
 * reports itself near 49.7 N 23.9 E at the speed of a light aircraft. The second area holds those false
 * positions and the stretch that it truly flew meanwhile, unseen; the others lie before and after.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import type { IndicationEvent } from '../../src/watch/index.ts';
import { missing, sharedPath } from '../support/shared-data.ts';

const RECORDING = 'data/adsb/tracks/noisy_noisy_spoofing.json.gz';
const skip = missing(RECORDING);
const root = join(import.meta.dirname, '../..');

type Line = Omit<IndicationEvent, 'event' | 'from'> & { readonly event: string; readonly from: string };

function replay(detectors: 'on' | 'off'): readonly Line[] {
  const main = join(root, 'src/cli/main.ts');
  const accord = join(root, 'test/accords/deceived-flight');
  const input = `states:${sharedPath(RECORDING)}`;
  const run = spawnSync(
    process.execPath,
    [main, 'replay', '--accord', accord, '--in', input, '--detectors', detectors],
    { encoding: 'utf8' },
  );
  assert.equal(run.status, 0, run.stderr);
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

const breaches = (lines: readonly Line[], clause: string) =>
  lines.filter(({ verdict, clause: of }) => verdict === 'breach-indicated' && of === clause);

test('with the detectors off, the false positions indicate a breach', { skip }, () => {
  assert.ok(breaches(replay('off'), 'across').length >= 1);
});

test('with them on they indicate none, and the verdict says why', { skip }, () => {
  const lines = replay('on');
  assert.equal(breaches(lines, 'across').length, 0);
  const undetermined = lines.filter(
    ({ clause, reason }) => clause === 'across' && reason === 'contested-position',
  );
  assert.ok(undetermined.length >= 1);
  assert.ok(lines.some(({ event }) => event === 'interference'));
});

test('before and after, verdicts are those of any flight', { skip }, () => {
  for (const detectors of ['on', 'off'] as const) {
    const lines = replay(detectors);
    for (const clause of ['before', 'after']) {
      const opened = breaches(lines, clause).filter(({ change }) => change === 'opened');
      assert.equal(opened.length, 1, `${clause}, detectors ${detectors}`);
    }
  }
});
