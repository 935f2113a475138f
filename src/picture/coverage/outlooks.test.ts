import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { radarSource, START } from '../../../test/support/moving-objects.ts';
import { rectangle } from '../../kernel/geometry/index.ts';
import { createPicture, type Footprint, type Question } from '../index.ts';

const MINUTE = 60_000;
const CENTRE = { lon: 30, lat: 50 };
const near = rectangle({ west: 29.8, south: 49.9, east: 30.2, north: 50.1 });
const far = rectangle({ west: 30.9, south: 49.9, east: 31.1, north: 50.1 });
const circle = (radius: number, centre = CENTRE): Footprint => ({ kind: 'circle', centre, radius });
/** The declared circle holds both places; this one only the nearer. */
const NARROW = circle(30_000);

/** A radar heard for ten minutes, of which reports say from which minute on it sees elsewhere. */
function radar(reports: readonly (readonly [minute: number, footprint: Footprint])[]) {
  const picture = createPicture({
    register: { sources: [radarSource()], register: [] },
    parties: [],
    capacity: 16,
  });
  const report = { kind: 'coverage', source: 'radar', about: 'radar', state: 'up', index: 0 } as const;
  for (let at = START; at <= START + 10 * MINUTE; at += 10_000)
    picture.note({ ...report, observedAt: at, receivedAt: at });
  for (const [minute, footprint] of reports) {
    const observedAt = START + minute * MINUTE;
    picture.note({ ...report, observedAt, receivedAt: START + 10 * MINUTE, footprint });
  }
  return picture;
}

/** Share of a place seen between two minutes. */
function share(
  picture: ReturnType<typeof radar>,
  geometry: Question['geometry'],
  from: number,
  until: number,
) {
  return picture.coverage.sight({
    geometry,
    heights: { floor: 1_000, ceiling: 12_000, datum: 'msl' },
    wanted: { category: 'aircraft.military' },
    from: START + from * MINUTE,
    until: START + until * MINUTE,
    revisit: MINUTE,
  }).share;
}

describe('a source that reports another footprint', () => {
  it('sees there from then on, and until then where it was declared to see', () => {
    const picture = radar([[5, NARROW]]);
    assert.equal(share(picture, far, 1, 5), 1);
    assert.equal(share(picture, far, 5, 9), 0);
    assert.equal(share(picture, far, 1, 9), 0, 'one unseen moment is enough');
    assert.equal(share(picture, near, 1, 9), 1, 'what both footprints hold was seen throughout');
  });

  it('sees again what a later report gives back, but not for the time between', () => {
    const picture = radar([
      [3, NARROW],
      [6, circle(120_000)],
    ]);
    assert.deepEqual(
      [share(picture, far, 1, 3), share(picture, far, 2, 7), share(picture, far, 6, 9)],
      [1, 0, 1],
    );
  });

  it('may see where it was not declared to', () => {
    const away = rectangle({ west: 39.9, south: 49.9, east: 40.1, north: 50.1 });
    const picture = radar([[5, circle(60_000, { lon: 40, lat: 50 })]]);
    assert.deepEqual(
      [share(picture, away, 1, 4), share(picture, away, 5, 9), share(picture, near, 5, 9)],
      [0, 1, 0],
    );
  });

  it('is understood whatever the order in which its reports come', () => {
    const reports = [
      [3, NARROW],
      [6, circle(120_000)],
    ] as const;
    const [first, second] = [radar(reports), radar(reports.toReversed())];
    for (const [from, until] of [
      [1, 3],
      [2, 5],
      [3, 6],
      [6, 9],
    ] as const) {
      assert.equal(share(first, far, from, until), share(second, far, from, until));
    }
  });

  it('makes old answers void', () => {
    const picture = radar([]);
    const before = picture.coverage.revision;
    const at = START + 5 * MINUTE;
    const report = { kind: 'coverage', source: 'radar', about: 'radar', state: 'up', index: 0 } as const;
    picture.note({ ...report, observedAt: at, receivedAt: at, footprint: NARROW });
    assert.ok(picture.coverage.revision > before);
  });

  it('says so to people, and is drawn as it was', () => {
    const picture = radar([[5, NARROW]]);
    const why = (minute: number) =>
      picture.coverage.observable(31, 50, START + minute * MINUTE, { category: 'aircraft' })[0]!.reason;
    assert.deepEqual([why(4), why(6)], ['sees', 'outside-footprint']);
    const drawn = (minute: number) => picture.coverageFeatures(START + minute * MINUTE).sources[0]!.footprint;
    assert.deepEqual([drawn(4), drawn(6)], [radarSource().footprint, NARROW]);
  });
});
