import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { collectFeed } from '../../../test/support/collect-feed.ts';
import { CARGOES, CATEGORIES } from '../../kernel/index.ts';
import { openNotices } from './index.ts';

const BASE = {
  ...{ observedAt: '2025-11-21T10:00Z', id: 'N-7', notified: 'medevac', party: 'NORTH' },
  ...{ from: '2025-11-21T14:00Z', until: '2025-11-21T15:59Z' },
};
const lines = (...rows: readonly object[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

test('a notice keeps when it was given, what it covers, where and for whom', () => {
  const { reports } = collectFeed(
    openNotices,
    lines({
      ...BASE,
      circle: { lon: 30.25, lat: 50.5, radius_m: 20_000 },
      identities: [{ icao24: '4b1234' }, { mmsi: 219000101 }, { plot: 17 }],
      carries: ['wounded'],
    }),
  );
  assert.deepEqual(reports, [
    {
      kind: 'notice',
      observedAt: Date.UTC(2025, 10, 21, 10),
      receivedAt: Date.UTC(2025, 10, 21, 10),
      source: 'station',
      index: 0,
      id: 'N-7',
      notified: 'medevac',
      party: 'NORTH',
      from: Date.UTC(2025, 10, 21, 14),
      // Written to the minute, so that minute is in.
      until: Date.UTC(2025, 10, 21, 16),
      circle: { centre: { lon: 30.25, lat: 50.5 }, radius: 20_000 },
      identities: [
        { kind: 'icao24', identity: 0x4b1234 },
        { kind: 'mmsi', identity: 219000101 },
        { kind: 'plot', identity: 17 },
      ],
      carries: ['wounded'],
    },
  ]);
});

test('an area is named or drawn, not both; neither means everywhere', () => {
  const circle = { lon: 30.25, lat: 50.5, radius_m: 100 };
  const { reports, rejected } = collectFeed(
    openNotices,
    lines(BASE, { ...BASE, area: 'buffer' }, { ...BASE, area: 'buffer', circle }),
  );
  assert.deepEqual(
    reports.map((report) => report.kind === 'notice' && report.area),
    [undefined, 'buffer'],
  );
  assert.deepEqual(rejected, { 'not-as-schema': 1 });
});

test('an end before the begin is refused, and the mend is to take the notice back', () => {
  const { problems, rejected } = collectFeed(openNotices, lines({ ...BASE, until: '2025-11-21T13:00:00Z' }));
  assert.match(problems[0]!.message, /until 2025-11-21T13:00:00Z is not after from 2025-11-21T14:00Z/);
  assert.match(problems[0]!.mend!, /"id":"N-7","withdrawn":true/);
  assert.deepEqual(rejected, { 'ends-before-it-begins': 1 });
});

test('a notice is taken back by its id alone, or by sending it again as withdrawn', () => {
  const { observedAt, id } = BASE;
  const { reports } = collectFeed(
    openNotices,
    lines({ observedAt, id, withdrawn: true }, { ...BASE, withdrawn: true }),
  );
  const withdrawal = {
    kind: 'notice-withdrawal',
    observedAt: Date.UTC(2025, 10, 21, 10),
    receivedAt: Date.UTC(2025, 10, 21, 10),
    source: 'station',
    id: 'N-7',
  };
  assert.deepEqual(reports, [
    { ...withdrawal, index: 0 },
    { ...withdrawal, index: 1 },
  ]);
});

test('a recording says when a notice was received; what a node receives counts from its own reception', () => {
  const line = lines({ ...BASE, receivedAt: '2025-11-21T10:30:00Z' });
  const receptions = (receivedAt?: number) =>
    collectFeed(openNotices, line, receivedAt === undefined ? {} : { receivedAt }).reports.map(
      (report) => report.receivedAt,
    );
  assert.deepEqual(receptions(), [Date.UTC(2025, 10, 21, 10, 30)]);
  assert.deepEqual(receptions(Date.UTC(2025, 10, 21, 11)), [Date.UTC(2025, 10, 21, 11)]);
});

test('how many of what, how many tonnes, and whose: numbers in the words of the vocabulary', () => {
  const numbers = { counts: { 'person.military': 9000 }, tonnage_t: 8500.5, about: 'SOUTH' };
  const { reports, rejected } = collectFeed(
    openNotices,
    lines(
      { ...BASE, ...numbers },
      { ...BASE, counts: { 'person.militry': 1 } },
      { ...BASE, counts: { person: 1.5 } },
      { ...BASE, tonnage_t: -1 },
    ),
  );
  const [told] = reports;
  assert.ok(told?.kind === 'notice');
  assert.deepEqual([told.counts, told.tonnage, told.about], [{ 'person.military': 9000 }, 8500.5, 'SOUTH']);
  assert.deepEqual(rejected, { 'not-as-schema': 3 });
  const published = JSON.parse(
    readFileSync(new URL('./schemas/notice.schema.json', import.meta.url), 'utf8'),
  );
  const known = CATEGORIES.filter((category) => category !== 'unknown');
  assert.deepEqual(published.properties.counts.propertyNames.enum, known);
});

test('a party, an area and a word that no accord uses are told with line and mend, and do nothing', () => {
  const terms = {
    parties: ['NORTH', 'SOUTH'],
    areas: ['zone'],
    notified: ['medevac'],
    items: [],
    sources: [],
  };
  const { reports, rejected, problems } = collectFeed(
    openNotices,
    lines(BASE, { ...BASE, party: 'NORHT' }, { ...BASE, area: 'zoen' }, { ...BASE, notified: 'medvac' }),
    { terms },
  );
  assert.equal(reports.length, 1);
  assert.deepEqual(rejected, { 'unknown-party': 1, 'unknown-area': 1, 'unknown-word': 1 });
  assert.deepEqual(
    problems.map(({ message, mend, place }) => [place?.line, message.split(';')[0], mend]),
    [
      [2, 'notices: party NORHT is in no accord: NORTH, SOUTH', 'did you mean "NORTH"?'],
      [3, 'notices: area zoen is in no accord: zone', 'did you mean "zone"?'],
      [4, 'notices: no accord asks for notices of medvac: medevac', 'did you mean "medevac"?'],
    ],
  );
});

test('a line that says one thing twice is refused: another reader may keep the other', () => {
  const line = lines(BASE);
  const { reports, rejected, problems } = collectFeed(
    openNotices,
    `${line}${line.trim().slice(0, -1)},"until":"2025-11-21T20:00Z"}\n`,
  );
  assert.equal(reports.length, 1);
  assert.deepEqual(rejected, { 'key-twice': 1 });
  assert.deepEqual(
    problems.map(({ message, mend, place }) => [place?.line, message.split(', the')[0], mend]),
    [[2, 'notices: "until" stands twice in one object', 'keep one of the two']],
  );
});

test('what is on board is said in the words that exceptions ask for, the nearest of which is the mend', () => {
  const carrying = (...carries: string[]) => ({ ...BASE, carries });
  const { reports, rejected, problems } = collectFeed(
    openNotices,
    lines(carrying('wounded', 'weapons'), carrying('wounded', 'wepons')),
  );
  assert.equal(reports.length, 1);
  assert.deepEqual(rejected, { 'not-as-schema': 1 });
  assert.match(
    problems[0]!.message,
    /^notices: carries\/1 must be equal to one of the allowed values: weapons,/,
  );
  assert.deepEqual([problems[0]!.place, problems[0]!.mend], [{ line: 2 }, 'did you mean "weapons"?']);
  const schema = new URL('./schemas/notice.schema.json', import.meta.url);
  const published = JSON.parse(readFileSync(schema, 'utf8'));
  assert.deepEqual(published.properties.carries.items.enum, [...CARGOES]);
});
