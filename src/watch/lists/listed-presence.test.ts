/**
 * Bans for those on a list, and for all but those on it, while the list changes: held against an oracle that knows the
 * stays of every object and cuts them where the list changes.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Accord, AccordList, ListedObject, Rule } from '../../accord/index.ts';
import type { Interval } from '../../kernel/index.ts';
import { IDENTITY } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import {
  box,
  type FixSpec,
  makeAccord,
  makeFixes,
  makeRegister,
  makeSource,
  START,
} from '../testing/small-world.ts';

const ban = (more: object): Rule => ({
  form: 'presence-ban',
  parties: 'all',
  category: 'aircraft.military',
  area: 'zone',
  dwell: 0,
  ...more,
});

const seconds = (at: number): number => START + at * 1000;

const objects = (identities: readonly number[]): ListedObject[] =>
  identities.map((identity) => ({ identityKind: 'icao24', identity }));

interface VersionSpec {
  readonly from: number;
  readonly until: number;
  readonly identities: readonly number[];
}

const listOf = (versions: readonly VersionSpec[]): AccordList => ({
  id: 'ships',
  kind: 'sole-use',
  text: {},
  versions: versions.map(({ from, until, identities }) => ({
    inForce: { from: seconds(from), until: seconds(until) },
    classes: [],
    objects: objects(identities),
    places: [],
    items: [],
  })),
});

const accordWith = (rule: Rule, list: AccordList): Accord => ({
  ...makeAccord([{ id: 'zone', geometry: box(30, 48, 31, 49) }], [{ rule }]),
  lists: [list],
});

const register = makeRegister([
  makeSource({ id: 'adsb' }),
  makeSource({ id: 'radar', physics: 'radar', cooperative: false, gnss: false }),
]);

/** Fixes every minute; one crossing of the boundary at 30 degrees lies half way between two of them. */
const STEP = 60;

interface Life {
  readonly identity: number;
  readonly isPlot: boolean;
  /** For each step, inside or not. */
  readonly inside: readonly boolean[];
}

const fixesOf = (lives: readonly Life[]): FixSpec[] =>
  lives
    .flatMap(({ identity, isPlot, inside }, n) =>
      inside.map((isInside, i) => ({
        at: i * STEP,
        lon: isInside ? 30.02 : 29.98,
        lat: 48.1 + 0.2 * n,
        identity,
        kind: isPlot ? IDENTITY.plot : IDENTITY.icao24,
        source: isPlot ? 1 : 0,
      })),
    )
    .sort((a, b) => a.at - b.at || a.source - b.source);

/** Seconds from when to when it was inside; the way crosses the boundary half way between two fixes. */
function staysOf({ inside }: Life): Interval[] {
  const stays: { from: number; until: number }[] = [];
  inside.forEach((isInside, i) => {
    if (isInside && !inside[i - 1]) stays.push({ from: i === 0 ? 0 : (i - 0.5) * STEP, until: Infinity });
    const last = stays.at(-1);
    if (!isInside && inside[i - 1]) last!.until = (i - 0.5) * STEP;
  });
  return stays;
}

type Said = 'breach-indicated' | 'not-determinable' | undefined;

/** What is to be said of an object inside at an instant. */
function saidAt(rule: Rule, versions: readonly VersionSpec[], { identity, isPlot }: Life, at: number): Said {
  const listed = versions.find(({ from, until }) => at >= from && at < until)?.identities ?? [];
  const sole = rule.form === 'presence-ban' && rule.unlessOnList !== undefined;
  if (isPlot && listed.length > 0) return 'not-determinable';
  return listed.includes(identity) !== sole && !(isPlot && !sole) ? 'breach-indicated' : undefined;
}

/** Cut by cut; a piece in which no fix lies is not seen. */
function expected(rule: Rule, versions: readonly VersionSpec[], life: Life): string[] {
  const cuts = versions.flatMap(({ from, until }) => [from, until]).filter(Number.isFinite);
  return staysOf(life).flatMap((stay) => {
    const ends = [...cuts.filter((at) => at > stay.from && at < stay.until), stay.until].sort(
      (a, b) => a - b,
    );
    const pieces: { from: number; until: number; said: Said }[] = [];
    let { from } = stay;
    for (const until of ends) {
      const said = saidAt(rule, versions, life, from);
      const last = pieces.at(-1);
      if (last && last.said === said) last.until = until;
      else pieces.push({ from, until, said });
      from = until;
    }
    return pieces.flatMap(({ from, until, said }) => {
      const isSeen = life.inside.some((_, i) => i * STEP >= from && i * STEP < until);
      return said && isSeen ? [`${life.identity} ${said} ${from} ${until}`] : [];
    });
  });
}

const versionsSpec = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 6 })
  .chain((marks) => {
    const ordered = marks.toSorted((a, b) => a - b);
    // between two fixes, and never at the instant of a crossing
    const at = (mark: number) => mark * STEP + 4;
    return fc.tuple(
      ...ordered.slice(1).map((mark, i) =>
        fc.record({
          from: fc.constant(at(ordered[i]!)),
          until: fc.constant(at(mark)),
          identities: fc.subarray([11, 12, 1500]),
        }),
      ),
    );
  })
  .chain((versions) => fc.subarray(versions, { minLength: 1 }));

const life = (identity: number, isPlot: boolean) =>
  fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 9 })), { minLength: 4, maxLength: 8 }).map(
    (runs): Life => ({
      identity,
      isPlot,
      // the first plot of an object may be of nothing
      inside: [
        ...(isPlot ? [false] : []),
        ...runs.flatMap(([is, n]) => Array(n).fill(is) as boolean[]),
        false,
      ],
    }),
  );

const lives = fc.tuple(life(11, false), life(12, false), life(1500, false), life(900, true));

for (const form of ['onList', 'unlessOnList'] as const) {
  test(`a ban ${form === 'onList' ? 'for' : 'for all but'} those on a changing list equals the oracle’s (seed 7)`, () => {
    const rule = ban({ [form]: 'ships' });
    fc.assert(
      fc.property(versionsSpec, lives, (versions, world) => {
        const accord = accordWith(rule, listOf(versions));
        const { indications } = judgeWorld({
          accords: [accord],
          register,
          fixes: makeFixes(fixesOf(world)),
          settledOnly: true,
        });
        const last = new Map(indications.map((event) => [event.id, event]));
        const found = [...last.values()]
          .filter(({ reason }) => reason !== 'uncorroborated')
          .map(({ subject, verdict, from, until, reason }) => {
            const identity = subject.identity?.icao24 ?? subject.identity?.plot;
            const id = Number.parseInt(identity!, subject.identity?.icao24 ? 16 : 10);
            assert.ok(verdict === 'breach-indicated' || reason === 'identity-unknown', reason);
            return `${id} ${verdict} ${(from - START) / 1000} ${until === undefined ? Infinity : (until - START) / 1000}`;
          });
        const wanted = world.flatMap((one) => expected(rule, versions, one));
        assert.deepEqual(found.sort(), wanted.sort());
      }),
      { seed: 7, numRuns: 150 },
    );
  });
}

test('the oracle tells a list whose change is passed over: with the first version alone it differs', () => {
  const rule = ban({ onList: 'ships' });
  const stay: Life = { identity: 11, isPlot: false, inside: Array(12).fill(true) as boolean[] };
  const versions = [
    { from: 0, until: 64, identities: [11] },
    { from: 64, until: 400, identities: [12] },
  ];
  assert.notDeepEqual(
    expected(rule, versions, stay),
    expected(rule, versions.slice(0, 1), { ...stay, identity: 12 }),
  );
  assert.deepEqual(expected(rule, versions, stay), ['11 breach-indicated 0 64']);
});
