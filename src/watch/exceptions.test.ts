import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exception, Rule } from '../accord/index.ts';
import { HOUR, MINUTE } from '../kernel/index.ts';
import type { Notice } from '../picture/index.ts';
import { judgeWorld } from './testing/judge-world.ts';
import { box, type FixSpec, makeAccord, makeFixes, makeRegister, START } from './testing/small-world.ts';

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

const judge = (...reports: Notice[]) =>
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
