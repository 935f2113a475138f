import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exception, Party, Rule } from '../../accord/index.ts';
import { HOUR, MINUTE } from '../../kernel/index.ts';
import type { Notice, NoticeWithdrawal, Report } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { box, type FixSpec, makeAccord, makeFixes, makeRegister, START } from '../testing/small-world.ts';

const BAN: Rule = { form: 'presence-ban', parties: ['north'], category: 'aircraft', area: 'zone', dwell: 0 };
const MEDICAL: Exception = {
  id: 'c-1-a',
  when: { notified: 'medevac', leadTime: 2 * HOUR },
  except: [{ id: 'c-1-a-i', when: { carries: 'weapons' }, except: [] }],
};
const accords = [
  makeAccord([{ id: 'zone', geometry: box(30, 48, 31, 49) }], [{ rule: BAN, except: [MEDICAL] }]),
];

/** Inside for five minutes. */
const stay: FixSpec[] = Array.from({ length: 31 }, (_, n) => ({
  at: n * 10,
  lon: 30.3 + n * 0.01,
  lat: 48.5,
  speed: 74,
}));

const notice = (change: Partial<Notice> = {}): Notice => ({
  kind: 'notice',
  observedAt: START - 3 * HOUR,
  receivedAt: START - 3 * HOUR,
  source: 'notices',
  index: 0,
  id: 'n-1',
  notified: 'medevac',
  party: 'north',
  from: START - MINUTE,
  until: START + HOUR,
  ...change,
});

const judge = (...reports: Report[]) =>
  judgeWorld({ accords, register: makeRegister(), fixes: makeFixes(stay), reports }).indications;

test('without a notice the ban holds, and the trace says that the exception was looked at', () => {
  const [breach] = judge();
  assert.equal(breach?.verdict, 'breach-indicated');
  assert.deepEqual(breach?.exceptions, [{ id: 'c-1-a', applied: false }]);
});

test('a notice given in time lifts the ban', () => {
  assert.deepEqual(judge(notice()), []);
});

test('the exception to the exception restores it', () => {
  const [breach] = judge(notice({ carries: ['weapons'] }));
  assert.equal(breach?.verdict, 'breach-indicated');
  assert.deepEqual(breach?.exceptions, [
    { id: 'c-1-a', applied: false },
    { id: 'c-1-a-i', applied: true },
  ]);
});

test('too late, another word, another party, another object or another place lift nothing', () => {
  const late = notice({ observedAt: START - HOUR, receivedAt: START - HOUR });
  const elsewhere = notice({ circle: { centre: { lon: 35, lat: 48.5 }, radius: 10_000 } });
  const others = [
    late,
    notice({ notified: 'exercise' }),
    notice({ party: 'south' }),
    notice({ identities: [{ kind: 'icao24', identity: 99 }] }),
    elsewhere,
  ];
  for (const other of others) assert.equal(judge(other)[0]?.verdict, 'breach-indicated');
});

test('when the notice runs out the presence counts from then on', () => {
  const [breach] = judge(notice({ until: START + 100_000 }));
  assert.equal(breach?.from, START + 100_000);
});

test('when it takes effect the indication ends', () => {
  const said = judge(notice({ from: START + 100_000 }));
  assert.deepEqual(
    said.map(({ change }) => change),
    ['opened', 'closed'],
  );
});

/** Number 7 is north's, number 5000 nobody's that is known; the mission has no side. */
const judgeNamed = (identity: number, giver: string, named = identity, side: Party['role'] = 'belligerent') =>
  judgeWorld({
    accords: [
      {
        ...makeAccord(
          [{ id: 'zone', geometry: box(30, 48, 31, 49) }],
          [{ rule: { ...BAN, parties: 'all' }, except: [MEDICAL] }],
        ),
        parties: [
          { id: 'north', role: side },
          { id: 'south', role: side },
          { id: 'mission', role: 'monitor' },
        ],
      },
    ],
    register: makeRegister(),
    fixes: makeFixes(stay.map((fix) => ({ ...fix, identity }))),
    reports: [notice({ party: giver, identities: [{ kind: 'icao24', identity: named }] })],
  }).indications.map(({ verdict }) => verdict);

test('a belligerent that names what is the other’s excuses nothing', () => {
  assert.deepEqual(judgeNamed(7, 'north'), []);
  assert.deepEqual(judgeNamed(7, 'south'), ['breach-indicated']);
  assert.deepEqual(judgeNamed(1007, 'south'), []);
  assert.deepEqual(judgeNamed(1007, 'north'), ['breach-indicated']);
});

test('a participant speaks for its own objects as a belligerent does', () => {
  assert.deepEqual(judgeNamed(7, 'north', 7, 'participant'), []);
  assert.deepEqual(judgeNamed(7, 'south', 7, 'participant'), ['breach-indicated']);
  assert.deepEqual(judgeNamed(7, 'mission', 7, 'participant'), []);
});

test('whoever names an object of which nobody knows whose it is excuses it', () => {
  for (const giver of ['north', 'south', 'mission']) assert.deepEqual(judgeNamed(5000, giver), []);
  assert.deepEqual(judgeNamed(5000, 'north', 5001), ['breach-indicated']);
});

test('a party without a side may name what is anyone’s; one that is not in the accord may not', () => {
  for (const identity of [7, 1007]) {
    assert.deepEqual(judgeNamed(identity, 'mission'), []);
    assert.deepEqual(judgeNamed(identity, 'stranger'), ['breach-indicated']);
  }
});

const LEFT = START + 6 * MINUTE;
const minutes = (n: number) => START + n * MINUTE;
/** Told at this instant, with this running number. */
const told = (index: number, receivedAt: number, change: Partial<Notice> = {}) =>
  notice({ index, observedAt: receivedAt, receivedAt, ...change });
const withdrawn = (index: number, receivedAt: number): NoticeWithdrawal => ({
  ...{ kind: 'notice-withdrawal', observedAt: receivedAt, receivedAt },
  ...{ source: 'notices', index, id: 'n-1' },
});
const breachFrom = (...reports: Report[]) => {
  const breaches = judge(...reports).filter(({ verdict }) => verdict === 'breach-indicated');
  return breaches.length > 0 ? breaches[0]!.from : undefined;
};

test('a correction that shortens a notice keeps its lead time, and what lies beyond it counts', () => {
  const shorter = told(1, minutes(-10), { until: minutes(2) });
  assert.equal(breachFrom(told(0, minutes(-180)), shorter), minutes(2));
  assert.equal(breachFrom(told(0, minutes(-180)), told(1, minutes(-10), { until: LEFT })), undefined);
});

test('what was declared on board is what was declared last', () => {
  const armed = told(0, minutes(-180), { carries: ['weapons'] });
  assert.equal(breachFrom(armed, told(1, minutes(-170))), undefined);
  assert.equal(breachFrom(told(0, minutes(-180)), told(1, minutes(-170), { carries: ['weapons'] })), START);
});

test('what a correction adds was told when the correction came', () => {
  const short = told(0, minutes(-180), { until: minutes(2) });
  assert.equal(breachFrom(short, told(1, minutes(-10), { until: LEFT })), minutes(2));
  assert.equal(breachFrom(short, told(1, minutes(-125), { until: LEFT })), undefined);
  const south = told(0, minutes(-180), { party: 'south' });
  assert.equal(breachFrom(south, told(1, minutes(-10))), START);
});

test('a notice that is taken back lifts nothing from then on, and what it lifted before stays lifted', () => {
  assert.equal(breachFrom(told(0, minutes(-180)), withdrawn(1, minutes(-60))), START);
  assert.equal(breachFrom(told(0, minutes(-180)), withdrawn(1, minutes(2))), minutes(2));
  const again = told(2, minutes(-50));
  assert.equal(breachFrom(told(0, minutes(-180)), withdrawn(1, minutes(-60)), again), START);
});

test('what was received before a correction that is known does not undo it', () => {
  const late = { ...told(2, minutes(-180)), observedAt: minutes(-10) };
  assert.equal(breachFrom(withdrawn(1, minutes(-60)), late), START);
});

test('one source cannot correct what another told', () => {
  const other = { ...withdrawn(1, minutes(-60)), source: 'elsewhere' };
  assert.equal(breachFrom(told(0, minutes(-180)), other), undefined);
});
