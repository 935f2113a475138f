/**
 * Kills writers and cuts their power, and counts acknowledged entries that are gone or there twice.
 * `npx node test/campaign/durability.ts [kills] [cuts] [seed]`; exit 1 when anything acknowledged was lost,
 * or when the known-bad run (`synchronous=OFF`) lost nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/kernel/index.ts';
import { cutTrials, killTrials, sum, type Trial } from '../support/crash/harness.ts';
import { buildPowerCut, cannotCutPower } from '../support/crash/power-cut.ts';

const [kills = 60, cuts = 30, seed = 1] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'garant-durability-'));
let failed = false;

const say = (trial: Trial) =>
  console.error(JSON.stringify({ ...trial, problems: trial.problems.slice(0, 3) }));

function report(what: string, trials: readonly Trial[], mustLose: boolean): void {
  const [lost, duplicated] = [sum(trials, 'lost'), sum(trials, 'duplicated')];
  const problems = trials.reduce((total, trial) => total + trial.problems.length, 0);
  // Trials of one directory count every acknowledgement so far, so the last one has them all.
  const acknowledged = what === 'kill -9' ? trials.at(-1)!.acknowledged : sum(trials, 'acknowledged');
  console.log(JSON.stringify({ what, trials: trials.length, acknowledged, lost, duplicated, problems }));
  failed ||= mustLose ? lost === 0 : lost + duplicated + problems > 0;
}

try {
  const random = seededRandom(seed);
  report('kill -9', await killTrials(folder, kills, random.fork('kill'), say), false);
  const reason = cannotCutPower();
  if (reason) console.log(JSON.stringify({ what: 'power cut', skipped: reason }));
  else {
    const library = buildPowerCut(folder);
    const cut = (synchronous: 'FULL' | 'OFF', torn: boolean, count: number) =>
      cutTrials(folder, library, count, random.fork(`${synchronous} ${torn}`), { synchronous, torn }, say);
    report('power cut, FULL, unsynced writes gone', await cut('FULL', false, cuts), false);
    report('power cut, FULL, unsynced pages at random', await cut('FULL', true, cuts), false);
    report('power cut, OFF, must lose', await cut('OFF', false, Math.ceil(cuts / 3)), true);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
