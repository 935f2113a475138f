/** Only who would have been heard is dark: a receiver that is dead, down or jammed accuses nobody. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { type CoverageState, IDENTITY, type Report } from '../../picture/index.ts';
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
import type { IndicationEvent } from '../watch-event.ts';

const MINUTE = 60;
const ZONE = { id: 'zone', geometry: box(30, 46, 31, 47) };
const sources = [
  makeSource({ id: 'ais' }),
  makeSource({ id: 'other-ais' }),
  makeSource({ id: 'radar', cooperative: false, gnss: false, physics: 'radar' }),
];
/** The first falls silent, the second goes on. */
const SILENT = 100;
const NEIGHBOUR = 200;

interface Told {
  readonly identity: number;
  readonly from?: number;
  readonly until: number;
  /** Seconds. */
  readonly every?: number;
  readonly source?: number;
  readonly lon?: number;
  readonly lat?: number;
  readonly speed?: number;
  readonly course?: number;
}

/** What a ship sends: every half minute unless said otherwise, between two minutes. */
function ship({
  identity,
  from = 0,
  until,
  every = 30,
  source = 0,
  lat = 46.5,
  ...told
}: Told): readonly FixSpec[] {
  const at = from * MINUTE + (identity % 30);
  const count = Math.max(0, Math.ceil((until * MINUTE - at) / every));
  const { lon = 30.5, speed = 0, course = 0 } = told;
  const base = { lon, lat, identity, source, kind: IDENTITY.mmsi, category: 'vessel' } as const;
  return Array.from({ length: count }, (_, n) => ({ ...base, at: at + n * every, speed, course }));
}

const LASTS = 75;
/** A radar far away, by which time goes on. */
const clock: readonly FixSpec[] = Array.from({ length: LASTS * 6 }, (_, n) => ({
  ...{ at: n * 10, lon: 20, lat: 40, identity: 1, source: 2 },
  ...{ kind: IDENTITY.plot, category: 'vessel' },
}));

const reportOf = (state: CoverageState, minutes: number): Report => {
  const at = START + minutes * MINUTE * 1_000;
  const stamp = { observedAt: at, receivedAt: at, index: Math.round(minutes * MINUTE) };
  return { kind: 'coverage', source: 'radar', about: 'ais', state, ...stamp };
};

interface Case {
  /** Minutes. */
  readonly allowed: number;
  readonly sent: readonly FixSpec[];
  readonly reports?: readonly Report[];
}

/** What was indicated of each ship. */
function indicated({ allowed, sent, reports = [] }: Case): (identity: number) => readonly IndicationEvent[] {
  const rule: Rule = {
    ...{ form: 'transponder-on', parties: 'all', category: 'vessel', area: 'zone' },
    silence: allowed * MINUTE * 1_000,
  };
  const fixes = makeFixes([...clock, ...sent].sort((a, b) => a.at - b.at));
  const accords = [makeAccord([ZONE], [{ rule }])];
  const { indications } = judgeWorld({ accords, register: makeRegister(sources), fixes, reports });
  return (identity) =>
    indications.filter(({ subject }) => subject.identity?.mmsi === String(identity).padStart(9, '0'));
}

/** What was said of each ship, in order. */
function said(asked: Case): Readonly<Record<number, readonly string[]>> {
  const found = indicated(asked);
  const of = (identity: number) => found(identity).map(({ change, reason }) => `${change} ${reason}`);
  return { [SILENT]: of(SILENT), [NEIGHBOUR]: of(NEIGHBOUR) };
}

const isAccused = (words: readonly string[] = []) => words.some((word) => word.endsWith('dark'));

describe('a receiver that dies', () => {
  const STOPS = 25;
  for (const allowed of [2, 10, 30]) {
    for (const reported of [false, true]) {
      const how = reported ? 'and is reported down' : 'and just stops';
      test(`${how} makes nobody dark who was not silent for ${allowed} minutes before`, () => {
        for (let death = STOPS - 20; death <= STOPS + 20; death += 3.3) {
          const sent = [
            ...ship({ identity: SILENT, until: Math.min(death, STOPS) }),
            ...ship({ identity: NEIGHBOUR, until: death }),
          ];
          const reports = reported ? [reportOf('down', death + 1 / MINUTE)] : [];
          const words = said({ allowed, sent, reports });
          assert.ok(!isAccused(words[NEIGHBOUR]), `death at ${death}: the neighbour: ${words[NEIGHBOUR]}`);
          assert.ok(words[NEIGHBOUR]!.length > 0, 'of the neighbour it is said that nobody knows');
          const earned = death - STOPS;
          if (earned < allowed - 0.5) assert.ok(!isAccused(words[SILENT]), `${death}: ${words[SILENT]}`);
          if (earned > allowed + 1) assert.deepEqual(words[SILENT], ['opened dark']);
        }
      });
    }
  }

  test('says blind of those whom it heard, or jammed when that is known', () => {
    const sent = [...ship({ identity: SILENT, until: 20 }), ...ship({ identity: NEIGHBOUR, until: 20 })];
    for (const [reports, reason] of [
      [[], 'blind'],
      [[reportOf('down', 20)], 'blind'],
      [[reportOf('paused', 20)], 'blind'],
      [[reportOf('jammed', 20)], 'jammed'],
      [[reportOf('denied', 20)], 'access-denied'],
    ] as const) {
      const words = said({ allowed: 10, sent, reports });
      assert.deepEqual(words[SILENT], [`opened ${reason}`]);
      assert.deepEqual(words[NEIGHBOUR], [`opened ${reason}`]);
    }
  });

  test('and comes back accuses nobody of the time in between, and in the end who stays away', () => {
    const sent = [
      ...ship({ identity: SILENT, until: 20 }),
      ...ship({ identity: NEIGHBOUR, until: 20 }),
      ...ship({ identity: NEIGHBOUR, from: 28, until: 70 }),
    ];
    const back = (until: number) => said({ allowed: 10, sent: sent.filter(({ at }) => at < until * MINUTE) });
    assert.ok(!isAccused(back(38)[SILENT]));
    assert.ok(isAccused(back(40)[SILENT]));
    assert.ok(!isAccused(back(70)[NEIGHBOUR]));
  });

  test('beside another that hears others there leaves the silent one dark', () => {
    const both = [
      ...ship({ identity: SILENT, until: 20 }),
      ...ship({ identity: NEIGHBOUR, until: 20 }),
      ...ship({ identity: NEIGHBOUR, until: 70, source: 1 }),
    ];
    const words = said({ allowed: 10, sent: both, reports: [reportOf('down', 20)] });
    assert.deepEqual(words[SILENT], ['opened dark']);
    assert.deepEqual(words[NEIGHBOUR], []);
  });
});

describe('the silence that is claimed', () => {
  /** What is said of the silent ship: why, and from and until which minute. */
  const spans = (asked: Case) =>
    indicated(asked)(SILENT).map(({ change, reason, from, until }) => [
      change,
      reason,
      minuteOf(from),
      ...(until === undefined ? [] : [minuteOf(until)]),
    ]);
  const minuteOf = (at: number) => Math.round((at - START) / 600) / 100;
  const silent = ship({ identity: SILENT, until: 20 });
  const LAST = minuteOf(START + silent.at(-1)!.at * 1_000);

  test('begins with the last word where somebody listened all along', () => {
    const others = ship({ identity: NEIGHBOUR, until: 70 });
    assert.deepEqual(spans({ allowed: 10, sent: [...silent, ...others] }), [['opened', 'dark', LAST]]);
  });

  test('begins when somebody listens, where nobody did before', () => {
    const from = 26;
    const late = ship({ identity: NEIGHBOUR, from, until: 70, source: 1 });
    const heard = minuteOf(START + late[0]!.at * 1_000);
    assert.deepEqual(spans({ allowed: 10, sent: [...silent, ...late] }), [['opened', 'dark', heard]]);
  });

  test('begins when the jamming ends, and what was said of the time before ends there', () => {
    const others = ship({ identity: NEIGHBOUR, until: 70 });
    const jam = (from: number, until: number) => [reportOf('jammed', from), reportOf('up', until)];
    const sent = [...silent, ...others];
    assert.deepEqual(spans({ allowed: 10, sent, reports: jam(22, 25) }), [['opened', 'dark', 25]]);
    assert.deepEqual(spans({ allowed: 10, sent, reports: jam(22, 45) }), [
      ['opened', 'jammed', LAST],
      ['closed', 'jammed', LAST, 45],
      ['opened', 'dark', 45],
    ]);
  });
});

describe('a ship that falls silent', () => {
  test('is dark once others were heard after the time allowed', () => {
    const others = ship({ identity: NEIGHBOUR, until: 70 });
    const words = said({ allowed: 10, sent: [...ship({ identity: SILENT, until: 20 }), ...others] });
    assert.deepEqual(words[SILENT], ['opened dark']);
  });

  test('is not called dark on the word of a source that lives, when nobody is heard around there', () => {
    const elsewhere = ship({ identity: NEIGHBOUR, until: 70, lon: 33 });
    const words = said({ allowed: 10, sent: [...ship({ identity: SILENT, until: 20 }), ...elsewhere] });
    assert.deepEqual(words[SILENT], ['opened no-source']);
  });

  test('nor where others were heard for a part of its silence only, though the source lives on', () => {
    const sent = [
      ...ship({ identity: SILENT, until: 20 }),
      ...ship({ identity: NEIGHBOUR, until: 25 }),
      ...ship({ identity: NEIGHBOUR + 1, until: 70, lon: 33 }),
    ];
    assert.deepEqual(said({ allowed: 10, sent })[SILENT], ['opened no-source']);
  });

  test('nor on the word of a source that by itself may say nothing for most of that time', () => {
    const sent = [...ship({ identity: SILENT, until: 20 }), ...ship({ identity: NEIGHBOUR, until: 70 })];
    assert.deepEqual(said({ allowed: 1.5, sent })[SILENT], ['opened no-source']);
  });

  test('nor where others are heard on one side only of where it may have gone, when it said no course', () => {
    /** It goes at 5 m/s to a place some hundred metres from where nobody is heard in the east. */
    const gone = (north: number, east: number, course: number) =>
      ship({ identity: SILENT, until: 20 }).map((fix, n, { length }) => {
        const back = (length - 1 - n) * 0.00135;
        const place = { lat: 46.74 - north * back, lon: 30.74 - (east * back) / 0.69 };
        return { ...fix, ...place, course, speed: north + east > 0 ? 5 : 0 };
      });
    const others = [46.7, 46.8].flatMap((lat, n) =>
      ship({ identity: NEIGHBOUR + n, until: 70, lat, lon: 30.6 }),
    );
    const accuses = (sent: readonly FixSpec[]) =>
      isAccused(said({ allowed: 10, sent: [...sent, ...others] })[SILENT]);
    assert.ok(accuses(gone(1, 0, 0)), 'others are heard in the north');
    assert.ok(!accuses(gone(0, 1, 90)), 'nobody is heard in the east');
    assert.ok(!accuses(gone(1, 0, Number.NaN)), 'nobody knows where it went');
    assert.ok(accuses(gone(0, 0, Number.NaN)), 'it lay still');
  });

  test('nor because a radar still sees others', () => {
    const sent = [
      ...ship({ identity: SILENT, until: 20 }),
      ...ship({ identity: NEIGHBOUR, until: 70, source: 2 }),
    ];
    assert.ok(!isAccused(said({ allowed: 10, sent })[SILENT]));
  });
});
