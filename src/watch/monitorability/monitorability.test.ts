/** What could be seen of a clause: the same answer as the watch gives when the sources work as declared. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { type Random, seededRandom } from '../../kernel/index.ts';
import { IDENTITY, type Source, type SourceRegister } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import {
  box,
  type FixSpec,
  makeAccord,
  makeFixes,
  makeRegister,
  makeSource,
} from '../testing/small-world.ts';
import { findUnobservable } from './check-observable.ts';
import { darkWithout } from './dark-without.ts';
import { surveyAccord } from './monitorability.ts';

const ZONE = [{ id: 'zone', geometry: box(30, 48, 30.5, 48.5) }];
const MIDDLE = { lon: 30.25, lat: 48.25 };
const ban: Rule = { form: 'presence-ban', parties: ['north'], category: 'aircraft', area: 'zone', dwell: 0 };
const blasts: Rule = { form: 'event-ban', parties: ['north'], event: 'blast', area: 'zone' };

const accordOf = (rule: Rule, revisit = 60_000) => makeAccord(ZONE, [{ rule, revisit }]);
const radar = (more: Partial<Source> = {}) =>
  makeSource({
    id: 'radar',
    physics: 'radar',
    cooperative: false,
    footprint: { kind: 'circle', centre: MIDDLE, radius: 100_000 },
    period: 10_000,
    ...more,
  });

const rowOf = (rule: Rule, sources: readonly Source[], revisit?: number) =>
  surveyAccord(accordOf(rule, revisit), makeRegister(sources)).rows[0]!;

test('a radar over all of the area shows compliance; whose it saw it cannot tell', () => {
  const { breach, compliance } = rowOf(ban, [radar()]);
  assert.deepEqual([compliance.chance, compliance.reason, compliance.sources], ['yes', 'covered', ['radar']]);
  assert.deepEqual([breach.chance, breach.reason], ['in-part', 'identity-unknown']);
});

test('reception shows a breach of what transmits, and never compliance', () => {
  const { breach, compliance } = rowOf(ban, [makeSource({ id: 'adsb' })]);
  assert.deepEqual(
    [breach.chance, breach.reason, breach.share, breach.within],
    ['in-part', 'heard', null, 60_000],
  );
  assert.deepEqual([compliance.chance, compliance.reason], ['no', 'no-source']);
});

test('a radar over half of the area leaves the other half as a gap', () => {
  const half = box(30, 47, 30.25, 49).coordinates;
  const { compliance, gaps } = rowOf(ban, [radar({ footprint: { kind: 'polygons', coordinates: half } })]);
  assert.equal(compliance.chance, 'no');
  assert.ok(Math.abs(compliance.share! - 0.5) < 1e-9);
  assert.equal(gaps.length, 1);
  assert.deepEqual([gaps[0]!.west, gaps[0]!.east], [30.25, 30.5]);
});

test('a source that looks too seldom shows no compliance, and says why', () => {
  const { compliance, sources } = rowOf(ban, [radar({ period: 600_000 })], 60_000);
  assert.equal(compliance.chance, 'no');
  assert.deepEqual(sources[0]?.shortfalls, ['too-seldom']);
});

test('one physics alone never shows an event; a second one does, or somebody who goes there', () => {
  const acoustic = radar({ id: 'acoustic', physics: 'acoustic', events: ['blast'], observes: [] });
  const thermal = radar({
    id: 'thermal',
    physics: 'thermal',
    events: ['blast'],
    observes: [],
    period: 60_000,
  });
  const patrol = radar({ id: 'patrol', physics: 'human', events: ['blast'], observes: [] });
  const chance = (...sources: Source[]) => rowOf(blasts, sources).breach;
  assert.deepEqual([chance(acoustic).chance, chance(acoustic).reason], ['no', 'uncorroborated']);
  assert.deepEqual([chance(acoustic, thermal).chance, chance(acoustic, thermal).within], ['yes', 60_000]);
  assert.equal(chance(patrol).chance, 'yes');
});

test('without the acoustic network the clause on blasts goes dark, and no other', () => {
  const acoustic = radar({ id: 'acoustic', physics: 'acoustic', events: ['blast'], observes: [] });
  const thermal = radar({ id: 'thermal', physics: 'thermal', events: ['blast', 'fire'], observes: [] });
  const accord = makeAccord(ZONE, [
    { id: 'blasts', rule: blasts },
    { id: 'sky', rule: { ...ban, parties: 'all' } },
  ]);
  const register = makeRegister([acoustic, thermal, radar()]);
  const survey = surveyAccord(accord, register);
  const dark = darkWithout(survey, ['acoustic']);
  assert.deepEqual(
    dark.map(({ clause, verdict, after }) => [clause, verdict, after.reason]),
    [['blasts', 'breach', 'uncorroborated']],
  );
  assert.deepEqual(darkWithout(survey, ['nobody']), []);
});

test('a clause that is dark in every reading is named with its place', () => {
  const accord = accordOf(blasts);
  const place = { file: 'accord.yaml', line: 7, column: 5 };
  const found = (sources: readonly Source[]) =>
    findUnobservable(accord, surveyAccord(accord, makeRegister(sources)).rows, new Map([['c-1', place]]));
  assert.deepEqual(found([radar({ physics: 'human', events: ['blast'] })]), []);
  assert.deepEqual(
    found([radar()]).map(({ code, place: at, message }) => [code, at, message]),
    [['WATCH_UNOBSERVABLE', place, 'no declared source could show a breach of "c-1"']],
  );
});

/** Every source says that it is alive, once a period, and nothing else happens. */
function aliveRows({ sources }: SourceRegister): FixSpec[] {
  const rows = sources.flatMap(({ period }, source) =>
    Array.from({ length: Math.ceil(2_400_000 / period) }, (_, n) => ({
      at: (n * period) / 1000,
      source,
      lon: NaN,
      lat: NaN,
      kind: IDENTITY.none,
      identity: 0,
    })),
  );
  return rows.sort((a, b) => a.at - b.at);
}

const randomSource = (random: Random, n: number): Source =>
  radar({
    id: `source-${n}`,
    cooperative: random.next() < 0.2,
    observes: random.pick([['aircraft'], ['aircraft', 'vessel'], ['aircraft.military'], ['vessel']] as const),
    footprint: {
      kind: 'circle',
      centre: { lon: 30.25 + random.next() * 0.5 - 0.25, lat: 48.25 + random.next() * 0.5 - 0.25 },
      radius: 15_000 + random.next() * 60_000,
    },
    period: random.pick([10_000, 50_000, 300_000]),
    heights: random.pick([
      { floor: -Infinity, ceiling: Infinity, datum: 'msl' },
      { floor: 3_000, ceiling: 9_000, datum: 'msl' },
    ] as const),
  });

test('compliance is foreseen exactly where the watch indicates it once all sources are alive', () => {
  const random = seededRandom(7);
  let compliant = 0;
  for (let world = 0; world < 120; world++) {
    const sources = Array.from({ length: 1 + random.integer(4) }, (_, n) => randomSource(random, n));
    const revisit = random.pick([0, 60_000, 600_000]);
    const accord = accordOf(ban, revisit);
    const register = makeRegister(sources);
    const foreseen = surveyAccord(accord, register).rows[0]!.compliance.chance === 'yes';
    const { events } = judgeWorld({ accords: [accord], register, fixes: makeFixes(aliveRows(register)) });
    const said = events.some(
      (event) => event.event === 'indication' && event.verdict === 'compliance-indicated',
    );
    assert.equal(foreseen, said, `world ${world}: ${JSON.stringify(sources)} revisit ${revisit}`);
    if (said) compliant++;
  }
  assert.ok(compliant > 10 && compliant < 110, `${compliant} of 120 compliant: both answers must occur`);
});
