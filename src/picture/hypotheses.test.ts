import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aircraft, cooperativeSource, follow, START, sail, ship } from '../../test/support/moving-objects.ts';
import { toColumns } from '../../test/support/recorded-fixes.ts';
import { CATEGORIES, type Category } from '../kernel/index.ts';
import { createPicture, makeTrackedColumns, type RegisterEntry } from './index.ts';

const PARTIES = ['UKR', 'RUS'];
const entry = (parts: Partial<RegisterEntry>): RegisterEntry => ({
  identityKind: 'icao24',
  from: 0x508000,
  to: 0x50ffff,
  authority: 'state blocks',
  ...parts,
});

function pictureOf(register: readonly RegisterEntry[], claim?: Category) {
  const picture = createPicture({
    register: { sources: [cooperativeSource()], register },
    parties: PARTIES,
    capacity: 16,
  });
  const category = claim === undefined ? 0 : CATEGORIES.indexOf(claim);
  const course = { from: { lon: 30, lat: 50 }, course: 90, speed: 200, every: 5, count: 5 };
  const columns = toColumns(sail(aircraft(0x508035, { category }), course));
  picture.follow(columns, 0, columns.length, makeTrackedColumns(columns.length));
  const { party, category: held } = picture.tracks;
  return { picture, party: PARTIES[party[0]!], category: CATEGORIES[held[0]!] };
}

describe('whose it is', () => {
  it('follows the register', () => {
    assert.equal(pictureOf([entry({ party: 'UKR' })]).party, 'UKR');
  });
  it('follows the narrowest range that holds the identity', () => {
    const one = entry({ from: 0x508035, to: 0x508035, party: 'RUS', authority: 'delivery list' });
    const { party, picture } = pictureOf([entry({ party: 'UKR' }), one]);
    assert.equal(party, 'RUS');
    assert.equal(picture.sourcesOf(0).affiliation, 'delivery list');
  });
  it('is unknown without an entry', () => {
    assert.equal(pictureOf([]).picture.tracks.party[0], -1);
  });
});

describe('what it is', () => {
  it('is what it claims when the register says nothing', () => {
    const { category, picture } = pictureOf([entry({ party: 'UKR' })], 'aircraft.civil');
    assert.equal(category, 'aircraft.civil');
    assert.equal(picture.sourcesOf(0).category, 'claim');
  });
  it('is what the register says whatever it claims', () => {
    const { category, picture } = pictureOf([entry({ category: 'aircraft.military' })], 'aircraft.civil');
    assert.equal(category, 'aircraft.military');
    assert.equal(picture.sourcesOf(0).category, 'state blocks');
  });
  it('follows a later claim in a report', () => {
    const { picture } = pictureOf([]);
    picture.note({
      ...{ kind: 'identity', identityKind: 'icao24', identity: 0x508035, source: 'receiver', index: 9 },
      ...{ observedAt: START, receivedAt: START, category: 'aircraft.rotary', callsign: 'RESCUE1' },
    });
    assert.equal(CATEGORIES[picture.tracks.category[0]!], 'aircraft.rotary');
    assert.deepEqual(picture.identityOf(0), { icao24: '508035', callsign: 'RESCUE1' });
  });
});

describe('a claim that says less of the same', () => {
  const IDENTITY_REPORT = { kind: 'identity', identityKind: 'mmsi', source: 'receiver', index: 9 } as const;
  const MMSI = 272_000_001;
  const course = { from: { lon: 31, lat: 46 }, course: 45, speed: 8, every: 10, count: 5 };

  /** Position rows claim one category after the other; a report comes before row number `after`. */
  function held(claims: readonly Category[], report: Category, after: number): string | undefined {
    const sources = [cooperativeSource()];
    const picture = createPicture({ register: { sources, register: [] }, parties: [], capacity: 16 });
    const looks = (i: number) => ship(MMSI, { category: CATEGORIES.indexOf(claims[i % claims.length]!) });
    const fixes = sail(ship(MMSI), course).map((fix, i) => ({ ...fix, ...looks(i) }));
    const columns = toColumns(fixes);
    const out = makeTrackedColumns(columns.length);
    picture.follow(columns, 0, after, out);
    picture.note({
      ...{ ...IDENTITY_REPORT, identity: MMSI, category: report },
      ...{ observedAt: fixes[after]!.at, receivedAt: fixes[after]!.at },
    });
    picture.follow(columns, after, columns.length, out);
    return CATEGORIES[picture.tracks.category[0]!];
  }

  it('takes nothing back, whichever came first', () => {
    for (const after of [0, 1, 4]) assert.equal(held(['vessel'], 'vessel.fishing', after), 'vessel.fishing');
    assert.equal(held(['vessel.fishing', 'vessel'], 'vessel', 2), 'vessel.fishing');
  });

  it('is the best there is until a finer one comes', () => {
    assert.equal(held(['vessel'], 'vessel', 2), 'vessel');
  });

  it('is not one that contradicts: of those the newest counts, and what is repeated is not new', () => {
    assert.equal(held(['vessel.passenger'], 'vessel.fishing', 4), 'vessel.fishing');
    assert.equal(held(['vessel.fishing', 'vessel.passenger'], 'vessel', 4), 'vessel.fishing');
  });
});

describe('the id of a track', () => {
  it('follows from its identity and first observation, on every node alike', () => {
    assert.equal(pictureOf([]).picture.trackId(0), pictureOf([entry({ party: 'UKR' })]).picture.trackId(0));
    assert.match(pictureOf([]).picture.trackId(0), /^track-[0-9a-f]{32}$/);
  });
  it('is another one for another first observation', () => {
    const course = { from: { lon: 30, lat: 50 }, course: 90, speed: 200, every: 5, count: 5, begins: 1 };
    const later = follow(sail(aircraft(0x508035), course)).picture;
    assert.notEqual(later.trackId(0), pictureOf([]).picture.trackId(0));
  });
});
