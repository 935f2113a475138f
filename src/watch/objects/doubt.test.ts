/** What is not known about an object speaks for nobody: no breach, and no compliance while it is there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { FIX_FLAG, IDENTITY } from '../../picture/index.ts';
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

const ZONE = { id: 'zone', geometry: box(30, 48, 30.5, 48.5) };
const LANE = { id: 'lane', geometry: box(29.5, 48.2, 31, 48.3) };
const about = { parties: 'all', category: 'aircraft', area: 'zone' } as const;
const BAN: Rule = { form: 'presence-ban', ...about, dwell: 0 };
const COUNT: Rule = { form: 'count-limit', ...about, limit: 0, over: 0 };
const lane = (speeds: { minSpeed?: number; maxSpeed?: number }): Rule => ({
  form: 'corridor',
  parties: 'all',
  category: 'aircraft',
  corridor: 'lane',
  within: 'zone',
  dwell: 0,
  ...speeds,
});
const FROM_AIRCRAFT: Rule = {
  form: 'minimum-distance',
  ...about,
  from: { category: 'aircraft' },
  distance: 50_000,
  dwell: 0,
};

const radar = makeSource({
  id: 'radar',
  cooperative: false,
  gnss: false,
  physics: 'radar',
  footprint: { kind: 'circle', centre: { lon: 30.25, lat: 48.25 }, radius: 90_000 },
  period: 10_000,
});

/** Words of the radar every five seconds, of something far away. */
const words: readonly FixSpec[] = Array.from({ length: 200 }, (_, n) => ({
  at: n * 5,
  lon: 20,
  lat: 40,
  kind: IDENTITY.plot,
  identity: 1,
  category: 'vessel',
}));

/** Second 130 to 200, eastwards along the lane at 100 m/s, one row in ten seconds. */
const inLane = (spec: Partial<FixSpec>): readonly FixSpec[] =>
  Array.from({ length: 8 }, (_, n) => ({
    at: 130 + 10 * n,
    lon: 30.2 + n * 0.0135,
    lat: 48.25,
    identity: 2_000,
    ...spec,
  }));
const plots: Partial<FixSpec> = { kind: IDENTITY.plot, category: 'aircraft' };

function judge(rule: Rule, specs: readonly FixSpec[]) {
  const fixes = makeFixes([...words, ...specs].sort((a, b) => a.at - b.at));
  const accords = [makeAccord([ZONE, LANE], [{ rule }])];
  const { events, indications } = judgeWorld({ accords, register: makeRegister([radar]), fixes });
  const compliant = events.flatMap((e) =>
    e.event === 'indication' && e.verdict === 'compliance-indicated'
      ? [[e.change, (e.from - START) / 1000, e.until === undefined ? undefined : (e.until - START) / 1000]]
      : [],
  );
  return { said: indications.map(({ change, reason }) => `${change} ${reason}`), compliant };
}

/** Windows of a minute: compliance stood before, and again once nobody had heard of the object for ten minutes. */
const compliantAround = (first: number, last: number) => [
  ['opened', 0, undefined],
  ['closed', 0, minuteOf(first)],
  ['opened', minuteOf(last + 600), undefined],
];
const minuteOf = (second: number) => Math.floor(second / 60) * 60;

const contested = { flags: FIX_FLAG.doubtful };
const cases: readonly [what: string, rule: Rule, specs: readonly FixSpec[], said: readonly string[]][] = [
  [
    'no speed, under a greatest one',
    lane({ maxSpeed: 50 }),
    inLane(plots),
    ['opened speed-unknown', 'closed speed-unknown'],
  ],
  [
    'no speed, under a least one',
    lane({ minSpeed: 50 }),
    inLane(plots),
    ['opened speed-unknown', 'closed speed-unknown'],
  ],
  [
    'a contested place in a corridor',
    lane({}),
    inLane(contested),
    ['opened contested-position', 'closed contested-position'],
  ],
  [
    'a contested place near others',
    FROM_AIRCRAFT,
    [...inLane({ identity: 3 }).map((f) => ({ ...f, lat: 48.6 })), ...inLane(contested)],
    ['opened contested-position', 'closed contested-position'],
  ],
  [
    'a single plot, under a ban',
    BAN,
    inLane(plots).slice(0, 1),
    ['opened uncorroborated', 'closed uncorroborated'],
  ],
  [
    'a single plot, under a count',
    COUNT,
    inLane(plots).slice(0, 1),
    ['opened uncorroborated', 'closed uncorroborated'],
  ],
];

for (const [what, rule, specs, said] of cases) {
  test(`${what}: not determinable, and compliance not indicated meanwhile`, () => {
    const judged = judge(rule, specs);
    assert.deepEqual(judged.said, said);
    assert.deepEqual(judged.compliant, compliantAround(specs[0]!.at, specs.at(-1)!.at));
  });
}

const SURE_SHIP: Partial<FixSpec> = { kind: IDENTITY.mmsi, category: 'vessel' };
const vessels = { parties: 'all', category: 'vessel', area: 'zone' } as const;
const FROM_VESSELS: Rule = {
  form: 'minimum-distance',
  ...vessels,
  from: { category: 'vessel' },
  distance: 5_000,
  dwell: 0,
};

/** What stands on the clause, with the seconds at which it began and ended. */
function standing(rule: Rule, specs: readonly FixSpec[]) {
  const fixes = makeFixes([...words, ...specs].sort((a, b) => a.at - b.at));
  const accords = [makeAccord([ZONE, LANE], [{ rule }])];
  const { events, indications } = judgeWorld({ accords, register: makeRegister([radar]), fixes });
  assert.deepEqual(indications, []);
  return events.flatMap((e) =>
    e.event === 'indication' ? [`${e.change} ${e.reason} ${((e.until ?? e.from) - START) / 1000}`] : [],
  );
}

const leftOpen: readonly [what: string, reason: string, rule: Rule, specs: readonly FixSpec[]][] = [
  ['a place known to 40 km, inside', 'position-uncertain', BAN, inLane({ accuracy: 40_000 })],
  [
    'a place known to 40 km, outside',
    'position-uncertain',
    BAN,
    inLane({ accuracy: 40_000 }).map((fix) => ({ ...fix, lat: 48.55 })),
  ],
  ['one place too many, known to 40 km', 'position-uncertain', COUNT, inLane({ accuracy: 40_000 })],
  [
    'a place on the edge of a corridor',
    'position-uncertain',
    lane({}),
    inLane({ accuracy: 500 }).map((fix) => ({ ...fix, lat: 48.299 })),
  ],
  [
    'a distance at the limit',
    'position-uncertain',
    FROM_VESSELS,
    [
      ...inLane({ ...SURE_SHIP, identity: 11 }),
      ...inLane({ ...SURE_SHIP, identity: 12, accuracy: 500 }).map((fix) => ({
        ...fix,
        lat: fix.lat + 0.045,
      })),
    ],
  ],
  [
    'a distance at the limit from one whose place is known to 500 m',
    'position-uncertain',
    FROM_VESSELS,
    [
      ...inLane({ ...SURE_SHIP, identity: 11, accuracy: 500 }).map((fix) => ({ ...fix, lat: 48.52 })),
      ...inLane({ ...SURE_SHIP, identity: 12 }).map((fix) => ({ ...fix, lat: 48.4753 })),
    ],
  ],
  [
    'one of the kind that may have come near unheard',
    'position-uncertain',
    { ...FROM_AIRCRAFT, category: 'vessel', distance: 5_000 },
    [
      { at: 110, lon: 30.22, lat: 48.35, identity: 13, speed: 250, category: 'aircraft' },
      ...inLane({ ...SURE_SHIP, identity: 12 }),
    ],
  ],
  [
    'one of the kind whose place is contested',
    'contested-position',
    FROM_VESSELS,
    [
      ...inLane({ ...SURE_SHIP, identity: 11, ...contested }).map((fix) => ({ ...fix, lat: 48.45 })),
      ...inLane({ ...SURE_SHIP, identity: 12 }).map((fix) => ({ ...fix, lat: 48.4 })),
    ],
  ],
  [
    'plots under a duty to transmit',
    'identity-unknown',
    { form: 'transponder-on', ...about, silence: 30_000 },
    inLane(plots),
  ],
];

for (const [what, reason, rule, specs] of leftOpen) {
  test(`${what}: nothing is indicated of it, and the clause is not determinable meanwhile`, () => {
    const said = standing(rule, specs);
    assert.deepEqual(said.slice(0, 3), ['opened covered 0', 'closed covered 120', `opened ${reason} 120`]);
    assert.match(said[3]!, new RegExp(`^closed ${reason} (240|300)$`));
    assert.match(said[4]!, /^opened covered (240|300)$/);
  });
}

test('a ship that surely keeps to its corridor leaves nothing open, also where it enters the area', () => {
  assert.deepEqual(
    standing(
      lane({}),
      inLane({ accuracy: 50 }).map((fix, n) => ({ ...fix, lon: 29.99 + n * 0.01 })),
    ),
    ['opened covered 0'],
  );
});

test('a breach that is said when its dwell has passed ends compliance where it began', () => {
  const { compliant } = judge({ ...BAN, dwell: 60_000 }, inLane({ speed: 100 }));
  assert.deepEqual(compliant.slice(0, 2), [
    ['opened', 0, undefined],
    ['closed', 0, 120],
  ]);
});

test('who leaves before the dwell has passed does not interrupt compliance', () => {
  const out = inLane({ speed: 100 }).map((fix, n) => ({ ...fix, lat: n < 5 ? 48.25 : 48.6 }));
  assert.deepEqual(judge({ ...BAN, dwell: 60_000 }, out), {
    said: [],
    compliant: [['opened', 0, undefined]],
  });
});
