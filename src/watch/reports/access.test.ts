import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Accord, Rule } from '../../accord/index.ts';
import { HOUR, MINUTE, type Random, seededRandom } from '../../kernel/index.ts';
import type { PatrolReport, Report } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { accessBreaches } from '../testing/oracle-access.ts';
import { box, makeAccord, makeRegister, makeSource, START } from '../testing/small-world.ts';
import type { IndicationEvent } from '../watch-event.ts';

const INSIDE = { lon: 20.1, lat: 10.1 };
const OUTSIDE = { lon: 20.3, lat: 10.1 };

const duty = (within?: number): Rule => ({
  form: 'access',
  parties: ['north'],
  monitor: 'mission',
  area: 'zone',
  ...(within === undefined ? {} : { within }),
});

const accordOf = (rule: Rule, except: Accord['clauses'][number]['except'] = []): Accord => {
  const accord = makeAccord(
    [{ id: 'zone', geometry: box(20, 10, 20.2, 10.2) }],
    [{ rule, except, revisit: 6 * HOUR }],
  );
  return { ...accord, parties: [...accord.parties, { id: 'mission', role: 'monitor' }] };
};

const eyes = { physics: 'human', cooperative: false, observes: ['vehicle'] } as const;
const register = makeRegister([
  makeSource({ id: 'patrol', ...eyes }),
  makeSource({ id: 'second patrol', ...eyes }),
]);

const patrol = (minutes: number, more: Partial<PatrolReport>): PatrolReport => ({
  kind: 'patrol',
  source: 'patrol',
  index: minutes,
  observedAt: START + minutes * MINUTE,
  receivedAt: START + minutes * MINUTE,
  outcome: 'access-denied',
  position: INSIDE,
  radius: 0,
  watched: 0,
  party: 'north',
  ...more,
});
/** All of the zone is in sight. */
const look = (minutes: number, more: Partial<PatrolReport> = {}): PatrolReport =>
  patrol(minutes, { outcome: 'not-seen', radius: 40_000, ...more });
const clock = (minutes: number) => patrol(minutes, { outcome: 'not-seen', position: { lon: 60, lat: 10 } });

function judge(reports: readonly Report[], rule = duty(2 * HOUR), accord = accordOf(rule)) {
  return judgeWorld({ accords: [accord], register, reports }).events.filter(
    (event) => event.event === 'indication',
  );
}

/** One line for each indication that was not withdrawn, as it was said last. */
function lastSaid(events: readonly IndicationEvent[], wanted = (_: IndicationEvent) => true) {
  const last = new Map(events.map((event) => [event.id, event]));
  return [...last.values()]
    .filter((event) => !event.withdrawn && wanted(event))
    .map(({ reason, from, until = Infinity }) => [
      reason,
      (from - START) / MINUTE,
      until === Infinity ? undefined : (until - START) / MINUTE,
    ]);
}
const ofPlaces = ({ position }: IndicationEvent) => position !== undefined;

const said = (reports: readonly Report[], rule?: Rule, accord?: Accord) =>
  lastSaid(judge([...reports, clock(3_000)], rule, accord), ofPlaces);

test('a monitor who is turned away is refused access until somebody looks there after all', () => {
  assert.deepEqual(said([patrol(60, {}), look(200, { watched: 20 * MINUTE })]), [
    ['access-refused', 60, 180],
  ]);
});

test('a refusal of which no more is heard counts for a day', () => {
  assert.deepEqual(said([patrol(60, {})]), [['access-refused', 60, 1_500]]);
});

test('held up for just as long as allowed is no breach; a minute longer is one, from then on', () => {
  const held = (minutes: number) => patrol(300, { outcome: 'access-delayed', delayed: minutes * MINUTE });
  assert.deepEqual(said([held(120)]), []);
  assert.deepEqual(said([held(121), look(310)]), [['access-delayed', 299, 310]]);
  assert.deepEqual(said([held(1)], duty()), [['access-delayed', 299, 1_740]]);
});

test('held up and not said for how long: nobody can tell, unless none is allowed', () => {
  const held = patrol(300, { outcome: 'access-delayed' });
  assert.deepEqual(said([held]), [['access-denied', 300, 300]]);
  assert.deepEqual(said([held], duty()), [['access-delayed', 300, 1_740]]);
});

test('several reports of one hold are one breach', () => {
  const held = (at: number, minutes: number) =>
    patrol(at, { outcome: 'access-delayed', delayed: minutes * MINUTE });
  const hold = [held(300, 100), held(360, 160), held(400, 200), look(420)];
  assert.deepEqual(said(hold), [['access-delayed', 320, 420]]);
});

for (const [what, more, expected] of [
  ['by a party that the clause does not bind', { party: 'south' }, []],
  ['by nobody knows whom', { party: undefined }, [['identity-unknown', 60, 60]]],
  ['elsewhere', { position: OUTSIDE }, []],
  ['on the way there', { position: OUTSIDE, radius: 30_000 }, [['position-uncertain', 60, 60]]],
  ['of somebody else’s patrol', { by: 'south' }, []],
  ['of the monitor’s patrol, named', { by: 'mission' }, [['access-refused', 60, 1_500]]],
] as const) {
  test(`a refusal ${what}`, () => {
    const { party, ...rest } = { ...patrol(60, {}), ...more };
    assert.deepEqual(said([party === undefined ? rest : { ...rest, party }]), expected);
  });
}

test('with two monitors in the accord a patrol has to say whose it is', () => {
  const accord = accordOf(duty());
  const two: Accord = { ...accord, parties: [...accord.parties, { id: 'other', role: 'monitor' }] };
  assert.deepEqual(said([patrol(60, {})], duty(), two), [['identity-unknown', 60, 60]]);
  assert.deepEqual(said([patrol(60, { by: 'mission' })], duty(), two), [['access-refused', 60, 1_500]]);
});

test('an exception that was announced lifts the duty', () => {
  const accord = accordOf(duty(), [{ id: 'c-1-a', when: { notified: 'exercise' }, except: [] }]);
  const notice: Report = {
    kind: 'notice',
    source: 'patrol',
    index: 0,
    observedAt: START,
    receivedAt: START,
    id: 'n-1',
    notified: 'exercise',
    party: 'north',
    from: START,
    until: START + 90 * MINUTE,
  };
  assert.deepEqual(said([notice, patrol(60, {}), patrol(120, {})], duty(), accord), [
    ['access-refused', 120, 1_560],
  ]);
});

test('compliance takes visits of the whole area; without them it was not checked, with the share', () => {
  const standing = (reports: readonly Report[]) =>
    judge(reports)
      .filter(({ change, position }) => change !== 'closed' && !position)
      .map(({ verdict, reason, share }) => [verdict, reason, share]);
  assert.deepEqual(standing([look(0), look(350), look(700), clock(800)]), [
    ['compliance-indicated', 'covered', 1],
  ]);
  const half = { position: { lon: 20, lat: 10.1 }, radius: 11_000 };
  const [[verdict, reason, share]] = standing([
    look(0, half),
    look(350, half),
    look(700, half),
    clock(800),
  ]) as [[string, string, number]];
  assert.deepEqual([verdict, reason], ['not-determinable', 'not-checked']);
  assert.ok(share > 0.2 && share < 0.6, `${share}`);
  assert.deepEqual(standing([look(0, { by: 'south' }), look(350, { by: 'south' }), clock(800)]), [
    ['not-determinable', 'not-checked', 0],
  ]);
});

function randomReport(random: Random, index: number): PatrolReport {
  const at = random.integer(3 * 1_440);
  const outcome = random.pick(['access-denied', 'access-delayed', 'access-delayed', 'not-seen'] as const);
  const isLook = outcome === 'not-seen';
  const { party, ...plain } = patrol(at, {
    index,
    outcome,
    source: random.pick(['patrol', 'second patrol']),
    position: random.pick([INSIDE, INSIDE, { lon: 20.05, lat: 10.05 }, OUTSIDE]),
    radius: isLook ? random.pick([1_000, 20_000]) : 0,
    watched: isLook ? random.integer(60) * MINUTE : 0,
  });
  const known = isLook ? {} : { party: random.pick(['north', 'north', 'south']) };
  const hold =
    outcome === 'access-delayed' && random.next() < 0.8 ? { delayed: random.integer(300) * MINUTE } : {};
  return { ...plain, ...known, ...hold };
}

const asAnswers = (events: readonly IndicationEvent[]) =>
  lastSaid(events, ({ verdict, position }) => verdict === 'breach-indicated' && position !== undefined)
    .map(
      ([reason, from, until]) =>
        `${reason} ${Number(from) + START / MINUTE} ${Number(until) + START / MINUTE}`,
    )
    .sort();

const concerned = ({ party, position }: PatrolReport) => party === 'north' && position !== OUTSIDE;

for (const within of [undefined, 0, 2 * HOUR]) {
  test(`random reports, in time and late, come to what is worked out minute by minute, ${within} ms allowed`, () => {
    let breaches = 0;
    for (let seed = 1; seed <= 4; seed++) {
      const random = seededRandom(seed);
      const reports = Array.from({ length: 24 }, (_, n) => randomReport(random, n));
      const expected = accessBreaches(reports, within, concerned);
      breaches += expected.length;
      const inTime = reports.toSorted((a, b) => a.observedAt - b.observedAt);
      const late = reports
        .map((one) => ({ ...one, receivedAt: one.observedAt + random.integer(1_440) * MINUTE }))
        .sort((a, b) => a.receivedAt - b.receivedAt);
      for (const order of [inTime, late]) {
        const events = judge([...order, clock(5 * 1_440)], duty(within));
        assert.deepEqual(asAnswers(events), expected, `seed ${seed}`);
      }
    }
    assert.ok(breaches > 15, `${breaches}`);
  });
}

test('the same rule for either party: names swapped in clause and reports give the swapped verdicts', () => {
  const other = (party: string) => (party === 'north' ? 'south' : 'north');
  const swapped = ({ party, ...rest }: PatrolReport): PatrolReport =>
    party === undefined ? rest : { ...rest, party: other(party) };
  const random = seededRandom(7);
  const reports = Array.from({ length: 24 }, (_, n) => randomReport(random, n)).sort(
    (a, b) => a.observedAt - b.observedAt,
  );
  const parties = (list: readonly PatrolReport[], rule: Rule) =>
    judge([...list, clock(5 * 1_440)], rule).map(({ reason, from, subject }) => [
      reason,
      from,
      subject.party,
    ]);
  const south: Rule = { form: 'access', parties: ['south'], monitor: 'mission', area: 'zone', within: HOUR };
  assert.deepEqual(
    parties(reports.map(swapped), south).map(([reason, from, party]) => [
      reason,
      from,
      typeof party === 'string' ? other(party) : party,
    ]),
    parties(reports, duty(HOUR)),
  );
});

test('the comparison can fail: without the late reports something is missing', () => {
  const reports = Array.from({ length: 24 }, (_, n) => randomReport(seededRandom(n), n));
  const expected = accessBreaches(reports, HOUR, concerned);
  const events = judge([...reports.slice(0, 12), clock(7 * 1_440)], duty(HOUR));
  assert.notDeepEqual(asAnswers(events), expected);
});
