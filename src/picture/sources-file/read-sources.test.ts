import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { formatProblem } from '../../kernel/index.ts';
import { readSources } from '../index.ts';

const WHOLE = `
sources:
  - id: coast-radar
    title: Radar on the coast
    feed: plots
    physics: radar
    observes: [aircraft, vessel]
    cooperative: false
    footprint: { circle: { lon: 30.7, lat: 46.5, radius: 120 km } }
    from: surface
    to: FL660
    period: 10 s
    accuracy: 150 m
  - id: adsb
    feed: beast
    physics: transponder
    observes: [aircraft]
    cooperative: true
    gnss: true
    footprint: { reception: true }
    period: 30 s
  - id: patrol
    feed: reports
    physics: human
    observes: [vehicle, person]
    events: [fire, gunfire]
    cooperative: false
    footprint:
      polygon: [[[30, 46], [31, 46], [31, 47], [30, 46]]]
register:
  - { icao24: 508000-50ffff, party: UKR, authority: ICAO Annex 10 }
  - { icao24: 4e1234, category: aircraft.military, authority: national register }
  - { mmsi: 272000000-272999999, party: UKR, category: vessel, authority: ITU }
`;

function problemsOf(text: string): string[] {
  const read = readSources(text, 'sources.yaml');
  assert.ok(!read.ok, 'it should not have been read');
  return read.problems.map(formatProblem);
}

describe('a sources file', () => {
  it('is read whole', () => {
    const read = readSources(WHOLE, 'sources.yaml');
    assert.ok(read.ok, JSON.stringify(read));
    const [radar, adsb, patrol] = read.value.sources;
    assert.deepEqual(radar, {
      id: 'coast-radar',
      title: 'Radar on the coast',
      feed: 'plots',
      physics: 'radar',
      observes: ['aircraft', 'vessel'],
      events: [],
      cooperative: false,
      gnss: false,
      footprint: { kind: 'circle', centre: { lon: 30.7, lat: 46.5 }, radius: 120_000 },
      // FL660 is 66,000 ft.
      heights: { floor: Number.NEGATIVE_INFINITY, ceiling: 66_000 * 0.3048, datum: 'pressure' },
      period: 10_000,
      accuracy: 150,
    });
    assert.deepEqual([adsb!.footprint, adsb!.title, adsb!.gnss], [{ kind: 'reception' }, 'adsb', true]);
    assert.equal(patrol!.footprint.kind, 'polygons');
    assert.equal(patrol!.period, Number.POSITIVE_INFINITY, 'nothing is expected of a patrol at any rate');
    assert.ok(Number.isNaN(patrol!.accuracy));
  });

  it('keeps an address as it was written, also where YAML sees a number', () => {
    const read = readSources(WHOLE, 'sources.yaml');
    assert.ok(read.ok);
    assert.deepEqual(
      read.value.register.map(({ from, to }) => [from, to]),
      [
        [0x508000, 0x50ffff],
        [0x4e1234, 0x4e1234],
        [272_000_000, 272_999_999],
      ],
    );
  });

  it('fits its published schema', () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, '../sources.schema.json'), 'utf8'),
    ) as object;
    const check = new Ajv({ strict: false }).compile(schema);
    assert.ok(check(parse(WHOLE)), JSON.stringify(check.errors));
    assert.ok(!check(parse(WHOLE.replace('physics: radar', 'physics: magic'))));
  });
});

describe('what is wrong is said with its place and mend', () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'a broken line',
      '    cooperative: false\n    foot',
      '   cooperative: false\n    foot',
      /^sources.yaml:\d+:\d+: .*SOURCES_YAML/,
    ],
    ['a tag', 'feed: plots', 'feed: !kind plots', /^sources.yaml:\d+:\d+: .*!kind.*SOURCES_YAML/],
    [
      'a word nobody knows',
      'feed: plots',
      'feed: plot',
      /^sources.yaml:5:11: "plot" is no feed .*\n {2}mend: use one of beast/,
    ],
    [
      'a key nobody knows',
      'title: Radar',
      'titel: Radar',
      /^sources.yaml:4:5: "titel" means nothing in a source/,
    ],
    [
      'a missing key',
      '    physics: radar\n',
      '',
      /^sources.yaml:3:5: a source has no physics.*\n {2}mend: add physics: with one of transponder, radar/,
    ],
    [
      'a missing footprint',
      '    footprint: { reception: true }\n',
      '',
      /has no footprint.*\n {2}mend: add footprint: \{ circle: … \}/,
    ],
    [
      'a distance without a unit',
      'radius: 120 km',
      'radius: 120',
      /^sources.yaml:9:58: "120" is not a distance/,
    ],
    ['a latitude off the Earth', 'lat: 46.5', 'lat: 146.5', /^sources.yaml:9:44: "146.5" is no latitude/],
    [
      'a ceiling under the floor',
      'from: surface',
      'from: FL700',
      /^sources.yaml:11:9: the ceiling does not lie above/,
    ],
    [
      'a duration in words',
      'period: 10 s',
      'period: ten seconds',
      /^sources.yaml:12:13: "ten seconds" is not a duration/,
    ],
    [
      'an open ring',
      '[31, 47], [30, 46]]]',
      '[31, 47], [30, 47]]]',
      /^sources.yaml:29:16: .*GEOMETRY_RING_OPEN/,
    ],
    [
      'an id twice',
      'id: adsb',
      'id: coast-radar',
      /^sources.yaml:14:5: the source "coast-radar" stands here twice/,
    ],
    [
      'a range backwards',
      '508000-50ffff',
      '50ffff-508000',
      /^sources.yaml:31:15: "50ffff-508000" is no range of icao24/,
    ],
    [
      'reception that sees the silent',
      'cooperative: true',
      'cooperative: false',
      /learns its footprint by listening/,
    ],
    ['no sources at all', 'sources:', 'source:', /^sources.yaml:2:1: .*means nothing in the sources file/],
  ];
  for (const [what, from, to, expected] of cases) {
    it(what, () => assert.match(problemsOf(WHOLE.replace(from, to))[0]!, expected));
  }

  it('all of it at once', () => {
    const text = WHOLE.replace('feed: plots', 'feed: plot').replace('radius: 120 km', 'radius: far');
    assert.equal(problemsOf(text).length, 2);
  });

  it('a text nested beyond reason', () => {
    assert.match(problemsOf('['.repeat(100_000))[0]!, /SOURCES_YAML/);
  });

  it('says what each object of a range measures, and refuses other units', () => {
    const entry = (terms: string) => `sources: []\nregister: [{ mmsi: 1-9, ${terms}, authority: list }]\n`;
    const read = readSources(entry('tonnage: 8500 t, calibre: 130 mm, range: 20 km'), 'sources.yaml');
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual(read.value.register[0]!.traits, { tonnage: 8_500, calibre: 130, range: 20_000 });
    assert.match(problemsOf(entry('tonnage: 8500'))[0]!, /sources\.yaml:2:\d+: "8500" is not a tonnage/);
  });
});
