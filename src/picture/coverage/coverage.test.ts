import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cooperativeSource, radarSource, START } from '../../../test/support/moving-objects.ts';
import { rectangle } from '../../kernel/geometry/index.ts';
import type { Source } from '../index.ts';
import { createPicture, type PatrolReport, type PictureFinding, type Question } from '../index.ts';

const MINUTE = 60_000;
const AIRCRAFT = { category: 'aircraft.military' } as const;
const near = rectangle({ west: 29.8, south: 49.9, east: 30.2, north: 50.1 });
const far = rectangle({ west: 40, south: 49.9, east: 40.4, north: 50.1 });
/** From deep inside the radar's circle to well outside: its circle ends 120 km east of 30° E. */
const across = rectangle({ west: 30, south: 49.9, east: 33.35, north: 50.1 });

const ask = (parts: Partial<Question> = {}): Question => ({
  geometry: near,
  heights: { floor: 1_000, ceiling: 12_000, datum: 'msl' },
  wanted: AIRCRAFT,
  from: START + MINUTE,
  until: START + 10 * MINUTE,
  revisit: MINUTE,
  ...parts,
});

/** A picture that heard each source every `period` from START for `minutes`, but for the ordinals in `silent`. */
function heard(sources: readonly Source[], minutes = 10, silent: readonly string[] = [], options = {}) {
  const picture = createPicture({
    register: { sources, register: [] },
    parties: [],
    capacity: 64,
    ...options,
  });
  for (const { id, period } of sources) {
    if (silent.includes(id)) continue;
    for (let at = START; at <= START + minutes * MINUTE; at += Math.min(period, MINUTE))
      beat(picture, id, at);
  }
  return picture;
}

/** Anything a source says shows that it is there. */
function beat(picture: ReturnType<typeof createPicture>, source: string, at: number) {
  picture.note({
    kind: 'identity',
    identityKind: 'plot',
    identity: 1,
    source,
    index: 0,
    observedAt: at,
    receivedAt: at,
  });
}

const patrol = (parts: Partial<PatrolReport>): PatrolReport => ({
  kind: 'patrol',
  outcome: 'not-seen',
  source: 'patrol',
  index: 0,
  observedAt: START + 5 * MINUTE,
  receivedAt: START + 5 * MINUTE,
  position: { lon: 30, lat: 50 },
  radius: 30_000,
  watched: 4 * MINUTE,
  ...parts,
});

const PATROL = radarSource({
  id: 'patrol',
  feed: 'reports',
  physics: 'human',
  observes: ['vehicle'],
  events: ['gunfire'],
  period: Number.POSITIVE_INFINITY,
});

describe('sight', () => {
  it('is whole where a radar that was up throughout covers the whole area', () => {
    const { coverage } = heard([radarSource()]);
    assert.deepEqual(coverage.sight(ask()), { share: 1, reason: 'covered', sources: ['radar'] });
  });

  it('is the share by geodesic area where the circle covers a part', () => {
    const { coverage } = heard([radarSource()]);
    const { share, reason } = coverage.sight(ask({ geometry: across }));
    // 120 km at latitude 50 are 1.674° of the 3.35°: a little less north and south of the centre.
    assert.ok(Math.abs(share - 1.674 / 3.35) < 0.001, `${share}`);
    assert.equal(reason, 'partial');
  });

  it('joins what two radars see', () => {
    const east = radarSource({
      id: 'east',
      footprint: { kind: 'circle', centre: { lon: 32.2, lat: 50 }, radius: 120_000 },
    });
    assert.equal(heard([radarSource(), east]).coverage.sight(ask({ geometry: across })).share, 1);
  });

  it('never counts what hears only transmitters, however much it heard', () => {
    const everywhere = { kind: 'circle', centre: { lon: 30, lat: 50 }, radius: 400_000 } as const;
    const receiver = cooperativeSource({ footprint: everywhere });
    const answer = heard([receiver]).coverage.sight(ask());
    assert.deepEqual(answer, { share: 0, reason: 'no-source', sources: [] });
  });

  it('counts it with the known-bad switch, so that a campaign can show that it would notice', () => {
    const { coverage } = heard([cooperativeSource()], 10, [], { treatReceptionAsCoverage: true });
    assert.equal(coverage.sight(ask()).share, 1);
  });

  for (const [what, source, question] of [
    ['outside the footprint', radarSource(), ask({ geometry: far })],
    ['of a kind it does not see', radarSource(), ask({ wanted: { category: 'vehicle' } })],
    ['of an event it does not see', radarSource(), ask({ wanted: { event: 'fire' } })],
    ['above its ceiling', radarSource({ heights: { floor: 0, ceiling: 9_000, datum: 'msl' } }), ask()],
    ['below its floor', radarSource({ heights: { floor: 1_500, ceiling: 20_000, datum: 'msl' } }), ask()],
    [
      'in a datum that may leave a gap',
      radarSource({ heights: { floor: 0, ceiling: 12_500, datum: 'pressure' } }),
      ask(),
    ],
    ['more often than it looks', radarSource({ period: 2 * MINUTE }), ask()],
    ['before it ever spoke', radarSource(), ask({ from: START - MINUTE })],
  ] as const) {
    it(`is not there ${what}`, () => {
      assert.notEqual(heard([source]).coverage.sight(question).share, 1);
    });
  }

  it('of the surface does not need the air above it', () => {
    const coast = radarSource({
      observes: ['vessel'],
      heights: { floor: Number.NEGATIVE_INFINITY, ceiling: 100, datum: 'msl' },
    });
    const heights = {
      floor: Number.NEGATIVE_INFINITY,
      ceiling: Number.POSITIVE_INFINITY,
      datum: 'msl',
    } as const;
    const { share } = heard([coast]).coverage.sight(
      ask({ wanted: { category: 'vessel.military' }, heights }),
    );
    assert.equal(share, 1);
  });

  it('ends with the last data, and comes back for the time after it speaks again', () => {
    const picture = heard([radarSource()], 4);
    assert.equal(picture.coverage.sight(ask({ until: START + 4 * MINUTE })).share, 1);
    assert.deepEqual(picture.coverage.sight(ask()).reason, 'blind');
    for (let at = START + 6 * MINUTE; at <= START + 10 * MINUTE; at += 10_000) beat(picture, 'radar', at);
    assert.equal(picture.coverage.sight(ask()).share, 0, 'the two silent minutes stay unseen');
    assert.equal(picture.coverage.sight(ask({ from: START + 6 * MINUTE })).share, 1);
  });

  for (const [state, reason] of [
    ['jammed', 'jammed'],
    ['denied', 'access-denied'],
    ['down', 'blind'],
    ['paused', 'blind'],
  ] as const) {
    it(`says ${reason} when the source says it was ${state} for a while`, () => {
      const picture = heard([radarSource()]);
      const report = { kind: 'coverage', about: 'radar', source: 'radar', index: 0 } as const;
      const say = (at: number, now: typeof state | 'up') =>
        picture.note({ ...report, state: now, observedAt: at, receivedAt: at });
      say(START + 3 * MINUTE, state);
      assert.equal(picture.coverage.sight(ask()).reason, reason);
      say(START + 4 * MINUTE, 'up');
      assert.equal(picture.coverage.sight(ask()).reason, reason);
      assert.equal(picture.coverage.sight(ask({ from: START + 4 * MINUTE })).share, 1);
    });
  }

  it('is not prolonged by a clock that runs ahead', () => {
    const picture = heard([radarSource()], 4);
    const [observedAt, receivedAt] = [START + 600 * MINUTE, START + 4 * MINUTE];
    picture.note({
      kind: 'identity',
      identityKind: 'plot',
      identity: 1,
      source: 'radar',
      index: 0,
      observedAt,
      receivedAt,
    });
    assert.notEqual(picture.coverage.sight(ask()).share, 1);
  });

  it('is not called blind because of a silent radar that could not have seen the place', () => {
    const elsewhere = radarSource({
      id: 'far',
      footprint: { kind: 'circle', centre: { lon: 60, lat: 50 }, radius: 9_000 },
    });
    assert.equal(
      heard([radarSource(), elsewhere], 10, ['far']).coverage.sight(ask({ geometry: across })).reason,
      'partial',
    );
    assert.equal(heard([elsewhere], 10, ['far']).coverage.sight(ask()).reason, 'no-source');
  });

  it('holds on both sides of longitude 180', () => {
    const radar = radarSource({
      footprint: { kind: 'circle', centre: { lon: 179.9, lat: 50 }, radius: 120_000 },
    });
    const { coverage } = heard([radar]);
    for (const [west, east] of [
      [179.5, 179.9],
      [-180, -179.6],
    ] as const) {
      assert.equal(
        coverage.sight(ask({ geometry: rectangle({ west, east, south: 49.9, north: 50.1 }) })).share,
        1,
      );
    }
  });

  it('without a pause is given by who looks at least once a minute, and by no lapse at all', () => {
    const always = ask({ revisit: 0 });
    assert.equal(heard([radarSource()]).coverage.sight(always).share, 1);
    assert.equal(heard([radarSource({ period: 2 * MINUTE })]).coverage.sight(always).share, 0);
    const picture = heard([radarSource()], 4);
    for (let at = START + 4 * MINUTE + 15_000; at <= START + 10 * MINUTE; at += 10_000)
      beat(picture, 'radar', at);
    assert.equal(picture.coverage.sight(ask()).share, 1, 'one late turn is within the revisit');
    assert.notEqual(picture.coverage.sight(always).share, 1);
  });

  it('by a patrol lasts as long as it looked, and the revisit after that', () => {
    const picture = heard([PATROL]);
    const wanted = { category: 'vehicle' } as const;
    picture.note(patrol({}));
    const window = { from: START + 2 * MINUTE, until: START + 6 * MINUTE, wanted };
    assert.equal(picture.coverage.sight(ask(window)).share, 1);
    assert.equal(picture.coverage.sight(ask({ ...window, until: START + 7 * MINUTE })).share, 0);
    picture.note(patrol({ observedAt: START + 8 * MINUTE, watched: 2 * MINUTE, outcome: 'seen' }));
    assert.equal(picture.coverage.sight(ask({ ...window, until: START + 9 * MINUTE })).share, 1);
  });

  it('says that access was denied where a patrol was kept out', () => {
    const picture = heard([PATROL]);
    picture.note(patrol({ outcome: 'access-denied' }));
    const answer = picture.coverage.sight(ask({ wanted: { category: 'vehicle' } }));
    assert.deepEqual([answer.share, answer.reason], [0, 'access-denied']);
  });

  it('answers the same while the revision is the same', () => {
    const picture = heard([radarSource()]);
    const before = picture.coverage.revision;
    const first = picture.coverage.sight(ask());
    assert.deepEqual(picture.coverage.sight(ask()), first);
    assert.equal(picture.coverage.revision, before);
    picture.note({
      kind: 'coverage',
      about: 'radar',
      state: 'down',
      source: 'radar',
      index: 0,
      observedAt: START + 9 * MINUTE,
      receivedAt: START + 9 * MINUTE,
    });
    assert.ok(picture.coverage.revision > before);
  });
});

describe('silence', () => {
  const blind = (findings: readonly PictureFinding[]) =>
    findings.map((one) => one.kind === 'blind' && `${one.change} ${one.source} ${one.reason}`);

  it('raises blind before twice the period has passed, once, and ends when the source speaks', () => {
    const picture = heard([radarSource()], 1);
    const last = START + MINUTE;
    picture.advance(last + 10_000);
    assert.deepEqual(blind(picture.drainFindings()), [], 'one period is no silence');
    for (let now = last + 11_000; now < last + 20_000; now += 1_000) picture.advance(now);
    const [finding] = picture.drainFindings();
    assert.deepEqual(blind([finding!]), ['opened radar silent']);
    assert.equal(finding!.from, last);
    picture.advance(last + 60_000);
    assert.deepEqual(picture.drainFindings(), []);
    beat(picture, 'radar', last + 61_000);
    assert.deepEqual(blind(picture.drainFindings()), ['closed radar silent']);
  });

  it('of a source that never spoke is silence too', () => {
    const picture = heard([radarSource()], 1, ['radar']);
    picture.advance(START);
    picture.advance(START + 15_000);
    assert.deepEqual(blind(picture.drainFindings()), ['opened radar silent']);
  });

  it('of a source without a period means nothing', () => {
    const picture = heard([PATROL], 1);
    picture.advance(START + 24 * 60 * MINUTE);
    assert.deepEqual(picture.drainFindings(), []);
  });
});

describe('what people ask', () => {
  it('gets a reason per source', () => {
    const sources = [
      radarSource(),
      radarSource({ id: 'mute' }),
      radarSource({
        id: 'elsewhere',
        footprint: { kind: 'circle', centre: { lon: 60, lat: 50 }, radius: 1_000 },
      }),
      cooperativeSource(),
    ];
    const picture = heard(sources, 10, ['mute']);
    const seen = picture.coverage.observable(30, 50, START + 9 * MINUTE, AIRCRAFT);
    assert.deepEqual(
      seen.map(({ source, reason, cooperativeOnly }) => [source, reason, cooperativeOnly]),
      [
        ['radar', 'sees', false],
        ['mute', 'never-heard', false],
        ['elsewhere', 'outside-footprint', false],
        ['receiver', 'outside-footprint', true],
      ],
    );
  });

  it('is drawn with every source and its state', () => {
    const picture = heard([radarSource(), radarSource({ id: 'mute' })], 10, ['mute']);
    const { sources, reception } = picture.coverageFeatures(START + 10 * MINUTE);
    assert.deepEqual(
      sources.map(({ source, state, lastAt }) => [source, state, lastAt]),
      [
        ['radar', 'up', START + 10 * MINUTE],
        ['mute', 'never-heard', undefined],
      ],
    );
    assert.deepEqual(reception, { icao24: [], mmsi: [] });
  });
});
