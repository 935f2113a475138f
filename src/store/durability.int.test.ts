/** A few kills and power cuts. The long run is `test/campaign/durability.ts`. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type CutOptions, cutTrials, killTrials, sum, type Trial } from '../../test/support/crash/harness.ts';
import { buildPowerCut, cannotCutPower } from '../../test/support/crash/power-cut.ts';
import { seededRandom } from '../kernel/index.ts';

function scratch(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'garant-crash-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function assertWhole(trials: readonly Trial[]): void {
  assert.ok(sum(trials, 'acknowledged') > 0, 'the writers were killed before they acknowledged anything');
  assert.equal(sum(trials, 'lost'), 0);
  assert.equal(sum(trials, 'duplicated'), 0);
  assert.deepEqual(
    trials.flatMap(({ problems }) => problems),
    [],
  );
}

test('kill -9 under load loses and duplicates nothing that was acknowledged', async (t) => {
  assertWhole(await killTrials(scratch(t), 6, seededRandom(9)));
});

const skip = cannotCutPower();
const cut = (t: TestContext, count: number, options: CutOptions) => {
  const folder = scratch(t);
  return cutTrials(folder, buildPowerCut(folder), count, seededRandom(10), options);
};

test('a power cut loses nothing that was acknowledged', { skip }, async (t) => {
  assertWhole(await cut(t, 4, { synchronous: 'FULL', torn: false }));
});

test('a power cut that leaves some unsynced pages loses nothing either', { skip }, async (t) => {
  assertWhole(await cut(t, 4, { synchronous: 'FULL', torn: true }));
});

test('without syncing, the same harness finds acknowledged entries lost', { skip }, async (t) => {
  assert.ok(sum(await cut(t, 3, { synchronous: 'OFF', torn: false }), 'lost') > 0);
});
