/** When an accord holds, as it was written: ends included, offsets taken out, events awaited. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatInstant, type Instant, inInterval, MINUTE, parseInstant } from '../../kernel/index.ts';
import { type Accord, readAccord, stateEvents } from '../index.ts';
import { lastSunday, onClocks, ZONES } from '../testdata/clock-rules.ts';
import { BOXES, SKY_1, writeAccord } from '../testdata/write-accord.ts';
import { shared } from './period.ts';

function read(parts: Parameters<typeof writeAccord>[0]): Accord {
  const result = readAccord({ yaml: writeAccord(parts), areas: BOXES });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}
const at = (text: string): Instant => {
  const result = parseInstant(text);
  assert.ok(result.ok, text);
  return result.value.at;
};

const instants = fc.integer({ min: at('1990-01-01'), max: at('2090-01-01') });
const minutes = instants.map((instant) => Math.floor(instant / MINUTE) * MINUTE);
const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });

/** The same minute as a clock `offset` minutes ahead of UTC shows it: `2020-07-27T00:01+03:00`. */
function onClock(minute: Instant, offset: number): string {
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return `${formatInstant(minute + offset * MINUTE).slice(0, 16)}${zone}`;
}
const two = (value: number) => String(Math.floor(value)).padStart(2, '0');

test('an end written to the minute includes that minute and not the next (seed 1)', () => {
  fc.assert(
    fc.property(minutes, offsets, fc.integer({ min: 1, max: 60_000 }), (from, offset, length) => {
      const last = from + length * MINUTE;
      const { inForce } = read({
        inForce: `{ from: ${onClock(from, offset)}, until: ${onClock(last, offset)} }`,
      });
      assert.deepEqual(
        [from - 1, from, last, last + MINUTE - 1, last + MINUTE].map((instant) =>
          inInterval(inForce, instant),
        ),
        [false, true, true, true, false],
      );
    }),
    { seed: 1, numRuns: 60 },
  );
});

for (const written of [
  '2020-07-27T00:01+03:00',
  '2020-07-27T00:01 Europe/Kyiv',
  '2020-07-27T00:01 Europe/Moscow',
])
  test(`a start at ${written} is 21:01 UTC on the day before`, () => {
    const { inForce } = read({ inForce: `{ from: ${written} }` });
    assert.equal(inForce.from, at('2020-07-26T21:01Z'));
    assert.ok(!inInterval(inForce, at('2020-07-26T21:00Z')), 'the minute before');
    assert.ok(inInterval(inForce, at('2020-07-26T21:01Z')), 'the minute itself');
  });

test('the same wall-clock minute has another instant after clocks have changed', () => {
  // Kyiv left summer time on 26 October 2025 at 04:00 +03:00.
  const summer = read({ inForce: '{ from: 2025-10-26T03:30+03:00 }' }).inForce.from;
  const winter = read({ inForce: '{ from: 2025-10-26T03:30+02:00 }' }).inForce.from;
  assert.equal(winter - summer, 60 * MINUTE);
});

const ends: readonly [written: string, firstInstantAfter: string][] = [
  ['2025-10-07', '2025-10-08T00:00Z'],
  ['2025-10-07T23:59Z', '2025-10-08T00:00Z'],
  ['2025-10-07T23:59:59Z', '2025-10-08T00:00Z'],
  ['2025-10-07T23:59:59.999Z', '2025-10-08T00:00Z'],
  ['2025-10-07T12:00+03:00', '2025-10-07T09:01Z'],
];
for (const [written, after] of ends) {
  test(`an end written as ${written} is over at ${after}`, () => {
    assert.equal(read({ inForce: `{ until: ${written} }` }).inForce.until, at(after));
  });
}

test('the minute before a start and after an end is out, by the clocks of Kyiv, Moscow and UTC (seed 3)', () => {
  const turns = fc
    .tuple(
      fc.integer({ min: 2010, max: 2025 }),
      fc.constantFrom('03', '10' as const),
      fc.integer({ min: -240, max: 360 }),
    )
    .map(([year, month, off]) => lastSunday(year, month) + off * MINUTE);
  const pairs = fc.tuple(turns, turns, fc.constantFrom(...ZONES), fc.constantFrom(...ZONES));
  fc.assert(
    fc.property(pairs, ([one, other, zone, another]) => {
      const [from, last] = [Math.min(one, other), Math.max(one, other)];
      const { inForce } = read({
        inForce: `{ from: ${onClocks(from, zone)}, until: ${onClocks(last, another)} }`,
      });
      assert.deepEqual(
        [from - MINUTE, from - 1, from, last, last + MINUTE - 1, last + MINUTE].map((instant) =>
          inInterval(inForce, instant),
        ),
        [false, false, true, true, true, false],
      );
    }),
    { seed: 3, numRuns: 150 },
  );
});

test('what periods share lies in each of them (seed 2)', () => {
  const interval = fc
    .tuple(instants, instants)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(interval, { minLength: 1, maxLength: 4 }), instants, (intervals, instant) => {
      const inAll = intervals.every((one) => inInterval(one, instant));
      assert.equal(inInterval(shared(intervals), instant), inAll);
    }),
    { seed: 2 },
  );
});

const awaiting = {
  events: '{ bank-reconnection: {} }',
  clauses: `${SKY_1}    readings:
      SOUTH: { in-force: { from: { event: bank-reconnection } } }
`,
};

test('a reading that waits for an event contains no instant until the event is stated', () => {
  const accord = read(awaiting);
  const reading = (from: Accord) => from.clauses[0]!.readings.find(({ id }) => id === 'SOUTH')!;
  assert.ok(!inInterval(reading(accord).inForce, at('2025-09-20')));
  const stated = stateEvents(accord, { 'bank-reconnection': at('2025-09-15') });
  assert.deepEqual(reading(stated).inForce, { from: at('2025-09-15'), until: at('2025-10-08') });
  assert.deepEqual(stated.clauses[0]!.readings[0], accord.clauses[0]!.readings[0]);
  assert.equal(stated.hash, accord.hash);
});

test('an event of which the accord says when it happened is not awaited', () => {
  const accord = read({ ...awaiting, events: '{ bank-reconnection: { at: 2025-09-15T00:00Z } }' });
  const reading = accord.clauses[0]!.readings[1]!;
  assert.deepEqual(reading.inForce, { from: at('2025-09-15'), until: at('2025-10-08') });
  assert.equal(reading.awaits, undefined);
});
