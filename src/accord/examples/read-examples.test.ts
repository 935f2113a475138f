/** Worked examples as a runner receives them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE, parseInstant, SECOND } from '../../kernel/index.ts';
import { BREACH_REASONS, UNDETERMINED_REASONS, VERDICTS } from '../../watch/watch-event.ts';
import { EXPECTED_REASONS, EXPECTED_VERDICTS, type Example, readExamples } from '../index.ts';
import { BOXES, writeAccord } from '../testdata/write-accord.ts';

function read(text: string): readonly Example[] {
  const result = readExamples({ yaml: writeAccord(), areas: BOXES, examples: [{ name: 'e.yaml', text }] });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}
const written = parseInstant('2025-09-10T10:00Z');
assert.ok(written.ok);
const start = written.value.at;

const example = (more: string) => `- name: an example
  clause: sky-1
  start: 2025-09-10T10:00Z
${more}${more.includes('expect') ? '' : '  expect-not: [{ verdict: breach-indicated }]\n'}`;

test('an example may expect every word that the watch can say', () => {
  assert.deepEqual([...EXPECTED_VERDICTS], [...VERDICTS]);
  assert.deepEqual([...EXPECTED_REASONS], [...UNDETERMINED_REASONS, ...BREACH_REASONS, 'covered']);
});

test('an example that expects nothing shows nothing, and is refused', () => {
  const examples = [{ name: 'e.yaml', text: '- { name: idle, clause: sky-1, start: 2025-09-10T10:00Z }' }];
  const refused = readExamples({ yaml: writeAccord(), areas: BOXES, examples });
  assert.deepEqual(refused.ok || refused.problems.map(({ code, mend }) => [code, mend]), [
    ['ACCORD_KEY_MISSING', 'add expect: or expect-not:'],
  ]);
});

test('an example states events and findings, one again and again', () => {
  const [found] = read(
    example(
      '  stated: { confirmed:sky-1:NORTH: [-3 h, 2025-09-10T09:00Z], remedied:sky-1:NORTH: 2025-09-10T11:00 Europe/Kyiv }\n  until: +1 h\n',
    ),
  );
  assert.deepEqual(found?.stated, {
    'confirmed:sky-1:NORTH': [start - 180 * MINUTE, start - 60 * MINUTE],
    'remedied:sky-1:NORTH': [start - 120 * MINUTE],
  });
});

test('moments count from the start, and the example lasts until the last of them', () => {
  const [found] = read(
    example(`  events:
    - { event: fire, at: +90 s, lon: 31, lat: 47, physics: thermal }
    - { event: fire, at: 2025-09-10T10:05Z, lon: 31, lat: 47, physics: thermal, radius: 375 m }
  notices:
    - { notified: medevac, party: NORTH, at: -3 h, from: +0 s, until: +1 h }
`),
  );
  assert.deepEqual(
    found!.events.map(({ at, radius }) => [at - start, radius]),
    [
      [90 * SECOND, 0],
      [5 * MINUTE, 375],
    ],
  );
  assert.equal(found!.notices[0]!.at, start - 180 * MINUTE);
  assert.equal(found!.until, start + 5 * MINUTE);
  assert.equal(found!.coverage, 'declared');
});

test('fixes are filled in on straight lines, but not across silence', () => {
  const [found] = read(
    example(`  tracks:
    - id: a
      icao24: 00e123
      party: NORTH
      category: aircraft.military
      altitude: 1000 m msl
      every: 20 s
      fixes:
        - { at: +0 s, lon: 30, lat: 47 }
        - { at: +60 s, lon: 30.3, lat: 47, altitude: 1300 m msl, silent: true }
        - { at: +5 min, lon: 31, lat: 47 }
`),
  );
  const [track] = found!.tracks;
  assert.equal(track!.identity, 0x00e123);
  assert.deepEqual(
    track!.fixes.map(({ at }) => (at - start) / SECOND),
    [0, 20, 40, 60, 300],
  );
  assert.ok(Math.abs(track!.fixes[1]!.lon - 30.1) < 1e-9);
  assert.deepEqual(track!.fixes[2]!.altitude, { metres: 1200, datum: 'msl' });
});

test('an address that looks like a number is taken as it was written', () => {
  for (const [address, identity] of [
    ['508035', 0x508035],
    ['4e1234', 0x4e1234],
    ['000010', 0x10],
  ] as const) {
    const [found] = read(
      example(
        `  tracks: [{ id: a, icao24: ${address}, category: aircraft, fixes: [{ at: +0 s, lon: 30, lat: 47 }] }]\n`,
      ),
    );
    assert.equal(found!.tracks[0]!.identity, identity);
  }
});

test('an expectation takes the clause of its example and the agreed reading', () => {
  const [found] = read(
    example(`  coverage: whole
  until: +5 min
  expect: [{ verdict: compliance-indicated, reason: covered, at: +60 s }]
  expect-not: [{ verdict: breach-indicated }]
`),
  );
  const { place, ...expected } = found!.expect[0]!;
  assert.equal(place.line, 6);
  assert.deepEqual(expected, {
    clause: 'sky-1',
    reading: 'agreed',
    verdict: 'compliance-indicated',
    reason: 'covered',
    at: start + MINUTE,
  });
  assert.equal(found!.expectNot[0]!.verdict, 'breach-indicated');
});
