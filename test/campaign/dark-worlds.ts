/**
 * Never compliant in the dark: random worlds of radars, receivers, outages and objects that come. Wherever
 * compliance is indicated, an independent computation by sampling must find that every place and moment had been
 * looked at by a source that needs no cooperation, and that nothing was plotted there which broke the rule or left
 * it open. `npx node test/campaign/dark-worlds.ts [worlds] [first seed] [reception | speed]`; with the last word a
 * known-bad watch judges, and the campaign must fail.
 */

import { seededRandom } from '../../src/kernel/index.ts';
import { createPicture, type SourceRegister } from '../../src/picture/index.ts';
import { createJudgement, type IndicationEvent } from '../../src/watch/index.ts';
import { darkness, overlooked } from '../support/dark-truth.ts';
import { speak } from '../support/dark-words.ts';
import { makeWorld, REVISIT, SECONDS, START } from '../support/dark-world.ts';

export interface DarkResult {
  /** Stretches of time for which compliance was indicated. */
  readonly claims: number;
  /** Those with a place or moment that nobody had looked at. */
  readonly inTheDark: number;
  /** Those in whose time a plot was there that broke the rule, or left open whether it did. */
  readonly overlooked: number;
}

/** Known-bad watches: one takes reception for coverage, one takes a speed that nobody said for a slow one. */
export type Bad = 'reception' | 'speed';

/** Judges one random world, by a `bad` watch if asked, which must be caught. */
export function judgeDarkWorld(seed: number, bad?: Bad): DarkResult {
  const random = seededRandom(seed);
  const world = makeWorld(random.fork('world'));
  const register: SourceRegister = { sources: world.sensors.map(({ source }) => source), register: [] };
  const made = createJudgement({
    accords: [world.accord],
    register,
    lane: 'simulated',
    settledOnly: true,
    makePicture: () =>
      createPicture({ register, parties: [], capacity: 128, treatReceptionAsCoverage: bad === 'reception' }),
  });
  if (!made.ok) throw new Error(made.problems[0]!.message);
  const { fixes, reports } = speak(world, random.fork('words'));
  if (bad === 'speed') fixes.speed.set(fixes.speed.map((speed) => (Number.isNaN(speed) ? 60 : speed)));
  let row = 0;
  for (const report of reports) {
    const first = row;
    while (row < fixes.length && fixes.observedAt[row]! <= report.observedAt) row++;
    made.value.take(fixes, first, row);
    made.value.report(report);
  }
  made.value.take(fixes, row, fixes.length);
  made.value.advance(START + (SECONDS + 65) * 1000);
  made.value.finish();
  const claims = claimsIn(made.value.drain().filter((event) => event.event === 'indication'));
  return {
    claims: claims.length,
    inTheDark: claims.filter(([from, until]) => darkness(world, from, until) > 0).length,
    overlooked: claims.filter(([from, until]) => overlooked(world, from, until) > 0).length,
  };
}

/** From when until when compliance stood; one that still stands ends with its last whole window. */
function claimsIn(events: readonly IndicationEvent[]): readonly (readonly [number, number])[] {
  const compliant = events.filter(({ verdict }) => verdict === 'compliance-indicated');
  const last = START + Math.floor((SECONDS * 1000) / REVISIT) * REVISIT;
  return compliant
    .filter(({ change }) => change === 'opened')
    .map(
      ({ id, from }) =>
        [from, compliant.find((e) => e.id === id && e.change === 'closed')?.until ?? last] as const,
    );
}

if (import.meta.main) {
  const [worlds = '10000', first = '1', bad] = process.argv.slice(2);
  if (bad !== undefined && bad !== 'reception' && bad !== 'speed')
    throw new Error(`${bad}: a watch can be bad at reception or speed`);
  const total = { claims: 0, inTheDark: 0, overlooked: 0 };
  for (let seed = Number(first); seed < Number(first) + Number(worlds); seed++) {
    const result = judgeDarkWorld(seed, bad);
    for (const key of ['claims', 'inTheDark', 'overlooked'] as const) total[key] += result[key];
    if (result.inTheDark > 0 && !bad) console.log(`world ${seed}: compliance in the dark`);
    if (result.overlooked > 0 && !bad) console.log(`world ${seed}: compliance beside what speaks against it`);
  }
  const { claims, inTheDark, overlooked } = total;
  console.log(
    `${worlds} worlds: compliance indicated ${claims} times, ${inTheDark} of them in the dark, ${overlooked} beside something that speaks against it`,
  );
  process.exitCode = inTheDark + overlooked > 0 ? 1 : 0;
}
