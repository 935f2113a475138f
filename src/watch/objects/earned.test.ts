/** A breach that was earned stands: what cannot be told before or after it is told apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { IDENTITY, type Notice } from '../../picture/index.ts';
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

const LOW = {
  id: 'low',
  geometry: box(30, 48, 30.5, 48.5),
  heights: { floor: -Infinity, ceiling: 3_000, datum: 'msl' },
} as const;
const about = { parties: 'all', category: 'aircraft', area: 'low' } as const;
const BAN: Rule = { form: 'presence-ban', ...about, dwell: 0 };
const COUNT: Rule = { form: 'count-limit', ...about, limit: 0, over: 0 };
const MEDEVAC = [{ id: 'medevac', when: { notified: 'medevac' }, except: [] }] as const;

const radar = makeSource({ id: 'radar', physics: 'radar', cooperative: false, gnss: false, period: 10_000 });

/** A plot every ten seconds from second `from` on, inside, at 1,000 m where that is said. */
const plots = (from: number, until: number, low: (second: number) => boolean): readonly FixSpec[] =>
  Array.from({ length: (until - from) / 10 }, (_, n) => {
    const at = from + 10 * n;
    const where = {
      at,
      lon: 30.2,
      lat: 48.2,
      kind: IDENTITY.plot,
      identity: 1,
      category: 'aircraft',
    } as const;
    return low(at) ? { ...where, altitude: 1_000 } : where;
  });

const medevac: Notice = {
  kind: 'notice',
  observedAt: START,
  receivedAt: START,
  source: 'radar',
  index: 0,
  id: 'N-1',
  notified: 'medevac',
  party: 'north',
  from: START + 300_000,
  until: START + 420_000,
  carries: [],
};

function said(rule: Rule, fixes: readonly FixSpec[], notice?: Notice): readonly string[] {
  const accords = [makeAccord([LOW], [{ rule, ...(notice ? { except: MEDEVAC } : {}) }])];
  const { indications } = judgeWorld({
    accords,
    register: makeRegister([radar]),
    fixes: makeFixes(fixes),
    reports: notice ? [notice] : [],
  });
  return indications
    .filter(({ reason }) => reason !== 'uncorroborated')
    .map(({ change, reason, from, until }) => {
      const at = (instant: number | undefined) => (instant === undefined ? '' : (instant - START) / 1000);
      return `${change} ${reason} ${at(from)}–${at(until)}`;
    });
}

test('a height that is lost ends the breach; from then on the height is unknown', () => {
  const fixes = plots(0, 600, (at) => at < 300);
  assert.deepEqual(said(BAN, fixes), [
    'updated appeared-inside 0–',
    'closed appeared-inside 0–360',
    'opened height-unknown 360–',
  ]);
  assert.deepEqual(said(COUNT, fixes), [
    'updated over-limit 0–',
    'closed over-limit 0–360',
    'opened identity-unknown 360–',
  ]);
});

test('a height that comes to be known begins the breach, and the dwell with it', () => {
  const fixes = plots(0, 600, (at) => at >= 300);
  assert.deepEqual(said({ ...BAN, dwell: 120_000 }, fixes), [
    'opened height-unknown 0–',
    'closed height-unknown 0–300',
    'opened present 300–',
  ]);
  assert.deepEqual(said(COUNT, fixes).slice(-1), ['opened over-limit 300–']);
});

test('a notice that may cover it interrupts the breach for as long as it lasts', () => {
  assert.deepEqual(
    said(
      BAN,
      plots(0, 600, () => true),
      medevac,
    ),
    [
      'updated appeared-inside 0–',
      'closed appeared-inside 0–300',
      'opened identity-unknown 300–',
      'closed identity-unknown 300–420',
      'opened present 420–',
    ],
  );
});
