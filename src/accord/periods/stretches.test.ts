/** Suspended, renewed, dependent on events and findings: against what could be said at each instant by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatInstant, type Instant, type Interval, inInterval, MINUTE } from '../../kernel/index.ts';
import { type Accord, type Reading, readAccord, type StatedEvents, stateEvents } from '../index.ts';
import { utc } from '../testdata/clock-rules.ts';
import { BOXES, SKY_1, writeAccord } from '../testdata/write-accord.ts';
import { stretchesOf } from './stretches.ts';

function read(parts: Parameters<typeof writeAccord>[0]): Accord {
  const result = readAccord({ yaml: writeAccord(parts), areas: BOXES });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

const BASE = utc('2026-03-01T00:00Z');
const minute = (n: number): Instant => BASE + n * MINUTE;
const written = (n: number): string => formatInstant(minute(n)).slice(0, 16).concat('Z');

/** Minutes; ends are the last ones included. */
interface Given {
  readonly from: number;
  readonly until: number;
  readonly suspended: readonly (readonly [from: number, until: number])[];
  readonly renewed: readonly { readonly on: number; readonly until: number }[];
  readonly own: readonly [from: number, until: number];
  readonly condition: string;
  readonly stated: StatedEvents;
}

const LONGEST = 60;
const moments = fc.integer({ min: 0, max: LONGEST });
const spans = fc.tuple(moments, moments).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const CONDITIONS = [
  '',
  '{ event: ratified }',
  '{ event: ratified, plus: 5 min }',
  '{ not: { event: ratified } }',
  '{ kept: sky-1, by: NORTH }',
  '{ all: [{ event: ratified }, { kept: sky-1, by: NORTH }, { not: { event: ended } }] }',
];
const several = fc.array(moments.map(minute), { maxLength: 3 });
const given: fc.Arbitrary<Given> = fc
  .record({
    span: spans,
    suspended: fc.array(spans, { maxLength: 3 }),
    decisions: fc.uniqueArray(moments, { maxLength: 3 }),
    lengths: fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 3, maxLength: 3 }),
    own: spans,
    condition: fc.constantFrom(...CONDITIONS),
    events: fc.record({ ratified: moments.map(minute), ended: moments.map(minute) }, { requiredKeys: [] }),
    confirmed: several,
    remedied: several,
  })
  .map(({ span: [from, until], suspended, decisions, lengths, own, condition, events, ...findings }) => {
    const renewed = decisions.toSorted((a, b) => a - b).map((on, i) => ({ on, until: on + lengths[i]! }));
    const last = renewed.at(-1)?.until ?? until;
    return {
      ...{ from, until, renewed, own, condition },
      // one that lies outside is refused
      suspended: suspended.filter(([start, end]) => start <= last && end >= from),
      stated: {
        ...events,
        'confirmed:sky-1:NORTH': findings.confirmed,
        'remedied:sky-1:NORTH': findings.remedied,
      },
    };
  });

const span = ([from, until]: readonly [number, number]) =>
  `{ from: ${written(from)}, until: ${written(until)} }`;

function accordOf({ from, until, suspended, renewed, own, condition }: Given): Accord {
  const interrupted = suspended.length > 0 ? `, suspended: [${suspended.map(span).join(', ')}]` : '';
  const moved = renewed.map((one) => `{ on: ${written(one.on)}, until: ${written(one.until)} }`);
  const prolonged = moved.length > 0 ? `, renewed: [${moved.join(', ')}]` : '';
  return read({
    inForce: `{ from: ${written(from)}, until: ${written(until)}${interrupted}${prolonged} }`,
    events: '{ ratified: {}, ended: {} }',
    clauses: `${SKY_1}    in-force: ${span(own)}\n${condition === '' ? '' : `    while: ${condition}\n`}`,
  });
}

/** Whether the clause binds in a minute, from what had been decided and stated by then. */
function binds(it: Given, n: number): boolean {
  const lies = ([from, until]: readonly [number, number]) => from <= n && n <= until;
  const decided = it.renewed.filter(({ on }) => on <= n).at(-1);
  const end = decided ? decided.until : it.until;
  return lies([it.from, end]) && !it.suspended.some(lies) && lies(it.own) && holds(it, it.condition, n);
}

function holds({ stated }: Given, condition: string, n: number): boolean {
  const happened = (name: string, later = 0) => {
    const at = stated[name];
    return at !== undefined && Number(at) + later * MINUTE <= minute(n);
  };
  const found = (word: string) =>
    [stated[`${word}:sky-1:NORTH`] ?? []].flat().filter((at) => at <= minute(n));
  const kept = Math.max(...found('remedied'), -1) >= Math.max(...found('confirmed'), -1);
  switch (CONDITIONS.indexOf(condition)) {
    case 0:
      return true;
    case 1:
      return happened('ratified');
    case 2:
      return happened('ratified', 5);
    case 3:
      return !happened('ratified');
    case 4:
      return kept;
    default:
      return happened('ratified') && kept && !happened('ended');
  }
}

test('a clause binds in each minute as what was known by then says (seed 1)', () => {
  const met = { gaps: 0, stretches: 0 };
  fc.assert(
    fc.property(given, (it) => {
      const accord = accordOf(it);
      const stated = stateEvents(accord, it.stated);
      const [reading] = stated.clauses[0]!.readings;
      const stretches = stretchesOf(reading!);
      met.gaps = Math.max(met.gaps, reading!.gaps?.length ?? 0);
      met.stretches = Math.max(met.stretches, stretches.length);
      for (let n = -1; n < 2 * LONGEST; n++) {
        const expected = binds(it, n);
        for (const at of [minute(n), minute(n + 1) - 1]) {
          const outOfGaps = inInterval(reading!.inForce, at) && !isInGap(reading!, at);
          assert.equal(outOfGaps, expected, `minute ${n}`);
          assert.equal(
            stretches.some((stretch) => inInterval(stretch, at)),
            expected,
          );
        }
      }
      assertInOrder(reading!.gaps ?? [], reading!);
      assert.equal(stated.hash, accord.hash);
    }),
    { seed: 1, numRuns: 400 },
  );
  assert.ok(met.gaps >= 3 && met.stretches >= 3, JSON.stringify(met));
});

const isInGap = ({ gaps = [] }: Reading, at: Instant): boolean => gaps.some((gap) => inInterval(gap, at));

function assertInOrder(gaps: readonly Interval[], { inForce }: Reading): void {
  gaps.forEach((gap, i) => {
    assert.ok(gap.from < gap.until && gap.from >= inForce.from && gap.until <= inForce.until);
    if (i > 0) assert.ok(gap.from > gaps[i - 1]!.until);
  });
}

const intervals = (list: readonly Interval[] = []) =>
  list.map(({ from, until }) => [formatInstant(from).slice(0, 16), formatInstant(until).slice(0, 16)]);

test('an accord read without its suspensions is found out', () => {
  const differs = fc.sample(given, { seed: 1, numRuns: 40 }).some((it) => {
    const [reading] = stateEvents(accordOf({ ...it, suspended: [] }), it.stated).clauses[0]!.readings;
    const stretches = stretchesOf(reading!);
    return Array.from({ length: LONGEST }, (_, n) => n).some(
      (n) => stretches.some((stretch) => inInterval(stretch, minute(n))) !== binds(it, n),
    );
  });
  assert.ok(differs);
});

test('a renewal decided in time goes on without a break, one that comes late leaves a gap', () => {
  const accord = read({
    inForce:
      '{ from: 2025-03-18, until: 2025-04-16, renewed: [{ on: 2025-04-10, until: 2025-05-16 }, { on: 2025-05-20T12:00Z, until: 2025-06-30 }] }',
  });
  assert.deepEqual(intervals([accord.inForce]), [['2025-03-18T00:00', '2025-07-01T00:00']]);
  assert.deepEqual(intervals(accord.gaps), [['2025-05-17T00:00', '2025-05-20T12:00']]);
});

test('a suspension that waits for events begins and ends with them', () => {
  const accord = read({
    inForce:
      '{ from: 2026-01-01, until: 2026-12-31, suspended: [{ from: { event: walk-out }, until: { event: return, plus: 2 d } }] }',
    events: '{ walk-out: {}, return: {} }',
  });
  assert.equal(accord.gaps, undefined);
  const out = { 'walk-out': utc('2026-02-01') };
  assert.deepEqual(intervals(stateEvents(accord, out).gaps), [['2026-02-01T00:00', '2027-01-01T00:00']]);
  const back = { ...out, return: utc('2026-02-10') };
  assert.deepEqual(intervals(stateEvents(accord, back).gaps), [['2026-02-01T00:00', '2026-02-12T00:00']]);
});

test('a party’s reading may say when it binds otherwise, and keeps what the clause says else', () => {
  const accord = read({
    events: '{ bank-reconnection: {} }',
    clauses: `${SKY_1}    while: { kept: sky-1, by: SOUTH }
    readings:
      NORTH: { while: { event: bank-reconnection } }
      SOUTH: { in-force: { until: 2025-09-20 } }
`,
  });
  const found = { 'confirmed:sky-1:SOUTH': utc('2025-09-15') };
  const [agreed, north, south] = stateEvents(accord, found).clauses[0]!.readings.map(stretchesOf);
  assert.deepEqual(intervals(agreed), [['2025-09-08T00:00', '2025-09-15T00:00']]);
  assert.deepEqual(north, []);
  assert.deepEqual(intervals(south), [['2025-09-08T00:00', '2025-09-15T00:00']]);
});

test('the hash covers what interrupts a period and what it depends on', () => {
  const hashOf = (inForce: string, more = '') =>
    read({ inForce, events: '{ a: {}, b: {} }', clauses: SKY_1 + more }).hash;
  const suspended = (from: string) =>
    `{ from: 2026-01-01, until: 2026-12-31, suspended: [{ from: ${from}, until: 2026-03-31 }] }`;
  const all = [
    hashOf('{ from: 2026-01-01, until: 2026-12-31 }'),
    hashOf(suspended('2026-03-01')),
    hashOf(suspended('2026-03-02')),
    hashOf(suspended('{ event: a }')),
    hashOf(suspended('{ event: a, plus: 1 d }')),
    ...['{ event: a }', '{ not: { event: a } }', '{ event: b }', '{ kept: sky-1, by: NORTH }'].map(
      (condition) => hashOf('{ from: 2026-01-01, until: 2026-12-31 }', `    while: ${condition}\n`),
    ),
  ];
  assert.equal(new Set(all).size, all.length);
});
