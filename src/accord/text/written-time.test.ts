/** Times by the clocks of a place, against rules for their change that are written out here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, formatInstant, HOUR, type Instant, type Interval, MINUTE } from '../../kernel/index.ts';
import { lastSunday, OFFSETS, utc, ZONES, type Zone } from '../testdata/clock-rules.ts';
import { parseTime } from './written-time.ts';

/** Every minute that comes into question is asked what clocks show then. */
function minutesShowing(zone: Zone, shown: Instant): Instant[] {
  const found: Instant[] = [];
  for (let at = shown - 5 * HOUR; at <= shown + HOUR; at += MINUTE)
    if (at + OFFSETS[zone](at) === shown) found.push(at);
  return found;
}

const local = (shown: Instant, zone: Zone): string => `${formatInstant(shown).slice(0, 16)} ${zone}`;
const zones = fc.constantFrom(...ZONES);
const minutes = fc
  .integer({ min: utc('2009-01-02') / MINUTE, max: utc('2026-11-01') / MINUTE })
  .map((minute) => minute * MINUTE);
/** Within three hours of a change of clocks. */
const turns = fc
  .tuple(
    fc.integer({ min: 2009, max: 2026 }),
    fc.constantFrom('03', '10' as const),
    fc.integer({ min: -60, max: 300 }),
  )
  .map(([year, month, off]) => lastSunday(year, month) + off * MINUTE);

test('a minute by the clocks of Kyiv, Moscow and UTC is the one that shows it, or refused (seed 1)', () => {
  const met = { once: 0, never: 0, twice: 0 };
  fc.assert(
    fc.property(zones, fc.oneof(minutes, { arbitrary: turns, weight: 3 }), (zone, shown) => {
      const expected = minutesShowing(zone, shown);
      const read = parseTime(local(shown, zone));
      if (expected.length === 1) {
        met.once++;
        assert.deepEqual(read, { ok: true, value: { from: expected[0]!, until: expected[0]! + MINUTE } });
        return;
      }
      const word = expected.length === 0 ? 'never' : 'twice';
      met[word]++;
      assert.ok(!read.ok);
      const [problem] = read.problems;
      assert.equal(problem?.code, 'ACCORD_CLOCKS');
      assert.match(problem!.message, word === 'never' ? /skips/ : /repeats/);
      if (word === 'twice') assert.deepEqual(offered(problem!.mend!), expected);
    }),
    { seed: 1, numRuns: 1_000 },
  );
  assert.ok(met.once > 500 && met.never > 10 && met.twice > 10, JSON.stringify(met));
});

/** The instants that a mend offers to choose from. */
const offered = (mend: string): Instant[] =>
  [...mend.matchAll(/\d{4}-\S+/g)].map(([written]) => utc(written));

test('a date with a zone is every minute at which its clocks show that date (seed 2)', () => {
  const days = fc.oneof(minutes, turns).map((at) => Math.floor(at / DAY) * DAY);
  const lengths = new Set<number>();
  fc.assert(
    fc.property(zones, days, (zone, day) => {
      const read = parseTime(`${formatInstant(day).slice(0, 10)} ${zone}`);
      assert.ok(read.ok);
      const shows = (at: Instant) => Math.floor((at + OFFSETS[zone](at)) / DAY) * DAY === day;
      const { from, until }: Interval = read.value;
      assert.deepEqual([from - MINUTE, from, until - MINUTE, until].map(shows), [false, true, true, false]);
      lengths.add((until - from) / HOUR);
    }),
    { seed: 2, numRuns: 300 },
  );
  assert.deepEqual([...lengths].sort(), [23, 24, 25]);
});

const SPANS: readonly (readonly [written: string, from: string, until: string])[] = [
  ['2020-07-27T00:01 Europe/Kyiv', '2020-07-26T21:01Z', '2020-07-26T21:02Z'],
  ['2020-07-27 00:01 Europe/Kyiv', '2020-07-26T21:01Z', '2020-07-26T21:02Z'],
  ['2025-03-18 Europe/Moscow', '2025-03-17T21:00Z', '2025-03-18T21:00Z'],
  ['2025-03-30T02:59 Europe/Kyiv', '2025-03-30T00:59Z', '2025-03-30T01:00Z'],
  ['2025-03-30T04:00:30 Europe/Kyiv', '2025-03-30T01:00:30Z', '2025-03-30T01:00:31Z'],
  ['2025-09-08T00:00 UTC', '2025-09-08T00:00Z', '2025-09-08T00:01Z'],
  ['1936-07-20T22:00 Europe/Paris', '1936-07-20T21:00Z', '1936-07-20T21:01Z'],
  // clocks were put forward from midnight to one
  ['2024-03-10 America/Havana', '2024-03-10T05:00Z', '2024-03-11T04:00Z'],
];
for (const [written, from, until] of SPANS) {
  test(`${written} is from ${from} to ${until}`, () => {
    assert.deepEqual(parseTime(written), { ok: true, value: { from: utc(from), until: utc(until) } });
  });
}

const REFUSED: readonly (readonly [written: string, code: string, said: RegExp])[] = [
  ['2025-03-30T03:30 Europe/Kyiv', 'ACCORD_CLOCKS', /2025-03-30T03:30\+02:00 or 2025-03-30T03:30\+03:00/],
  ['2025-10-26T03:30 Europe/Kyiv', 'ACCORD_CLOCKS', /2025-10-26T03:30\+03:00 or 2025-10-26T03:30\+02:00/],
  ['2011-12-30 Pacific/Apia', 'ACCORD_CLOCKS', /left out there/],
  ['2025-03-18T03:00 Europe/Kiiv', 'TIME_UNREADABLE', /not a time zone known here/],
  ['2025-03-18T03:00 EET', 'TIME_UNREADABLE', /with its zone/],
  ['2025-03-18T03:00Z Europe/Kyiv', 'TIME_UNREADABLE', /not with both/],
  ['2025-02-30 Europe/Kyiv', 'TIME_UNREADABLE', /not a time Garant can read/],
];
for (const [written, code, said] of REFUSED) {
  test(`${written} is refused: ${code}`, () => {
    const read = parseTime(written);
    assert.ok(!read.ok);
    const [problem] = read.problems;
    assert.equal(problem?.code, code);
    assert.match(`${problem?.message} ${problem?.mend}`, said);
  });
}
