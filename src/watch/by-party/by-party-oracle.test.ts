/** What is said of parties is, at every minute, what a plain reader of the tellings would say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { HOUR, type Instant, MINUTE, type Random, seededRandom } from '../../kernel/index.ts';
import type { Notice, NoticeWithdrawal, Report } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { makeAccord, makeRegister, makeSource, START } from '../testing/small-world.ts';
import type { IndicationEvent } from '../watch-event.ts';

const PERIOD = 2 * HOUR;
const END = START + 9 * HOUR;
const LIMIT = 100;
const PARTIES = ['north', 'south', 'mission'] as const;
const BOUND = ['north', 'south'] as const;

const RETURNS: Rule = {
  form: 'recurring-notice',
  parties: BOUND,
  notice: 'return',
  recurrence: { every: PERIOD },
};
const CAP: Rule = {
  ...{ form: 'declared-cap', parties: BOUND, limit: LIMIT },
  ...{ declared: 'person.military', notice: 'return' },
};

function accordOf(rule: Rule) {
  const accord = makeAccord([], [{ rule }], PARTIES);
  const parties = PARTIES.map((id) => ({ id, role: id === 'mission' ? 'monitor' : 'belligerent' }) as const);
  return { ...accord, parties, inForce: { from: START, until: END } };
}

const register = makeRegister([
  makeSource({ id: 'desk', feed: 'notices', physics: 'human', gnss: false, period: 100 * HOUR }),
]);

type Told = Notice | NoticeWithdrawal;
interface World {
  readonly told: readonly Told[];
  readonly outages: readonly { readonly from: Instant; readonly until: Instant }[];
}

/** Notices, corrections and withdrawals under three ids, in whole minutes, mostly one at a time. */
function randomWorld(random: Random): World {
  const times = Array.from(
    { length: 1 + random.integer(9) },
    () => START + random.integer(540) * MINUTE,
  ).sort((a, b) => a - b);
  const told = times.map((at, index): Told => {
    const about = {
      observedAt: at,
      receivedAt: at,
      source: 'desk',
      index: index + 1,
      id: `n-${random.integer(3)}`,
    };
    if (random.integer(5) === 0) return { ...about, kind: 'notice-withdrawal' };
    const party = random.pick(PARTIES);
    const from = at + random.pick([-60, 0, 30]) * MINUTE;
    return {
      ...about,
      kind: 'notice',
      notified: random.pick(['return', 'return', 'return', 'medevac']),
      party,
      from,
      until: from + random.pick([90, 400, 1_000]) * MINUTE,
      counts: random.pick([
        { 'person.military': random.pick([99, 100, 101]) },
        { person: 500 },
        { 'person.military': 60, vehicle: 900 },
      ]),
      ...(party === 'mission' ? { about: random.pick(BOUND) } : {}),
    };
  });
  const from = START + random.integer(540) * MINUTE;
  const outages = random.integer(3) === 0 ? [{ from, until: from + 10 * MINUTE }] : [];
  return { told, outages };
}

const stateAt = (at: Instant, state: 'up' | 'down', index: number): Report => ({
  ...{ kind: 'coverage', observedAt: at, receivedAt: at, source: 'desk', index, about: 'desk', state },
});

function judge(rule: Rule, { told, outages }: World): readonly IndicationEvent[] {
  const states = outages.flatMap(({ from, until }, n) => [
    stateAt(from, 'down', 1_000 + n),
    stateAt(until, 'up', 2_000 + n),
  ]);
  const reports = [stateAt(START, 'up', 0), ...told, ...states, stateAt(END + HOUR, 'up', 3_000)];
  reports.sort((a, b) => a.observedAt - b.observedAt || a.index - b.index);
  const { events } = judgeWorld({ accords: [accordOf(rule)], register, reports });
  const last = new Map<string, IndicationEvent>();
  for (const event of events) if (event.event === 'indication') last.set(event.id, event);
  return [...last.values()];
}

const saidAt = (events: readonly IndicationEvent[], party: string, at: Instant): string =>
  events
    .filter(({ subject, from, until = Infinity }) => subject.party === party && from <= at && at < until)
    .map(({ verdict, reason, contested }) => `${verdict} ${reason}${contested ? ' contested' : ''}`)
    .join(' and ');

/** Everything told under an id by `at`, oldest first. */
function byId(told: readonly Told[], at: Instant): readonly (readonly Told[])[] {
  const known = told.filter(({ receivedAt }) => receivedAt <= at);
  return [...new Set(known.map(({ id }) => id))].map((id) => known.filter((one) => one.id === id));
}

function returnSaid({ told, outages }: World, party: string, at: Instant): string {
  const counts = (one: Told) => one.kind === 'notice' && one.notified === 'return' && one.party === party;
  const givenIn = (from: Instant, by: Instant) =>
    byId(told, by).some((lines) => {
      let since = NaN;
      for (const line of lines) since = counts(line) ? (since >= 0 ? since : line.receivedAt) : NaN;
      return since >= from;
    });
  const begin = START + Math.floor((at - START) / PERIOD) * PERIOD;
  if (givenIn(begin, at)) return 'compliance-indicated covered';
  if (begin === START || givenIn(begin - PERIOD, begin - 1)) return '';
  const wasDown = outages.some(({ from, until }) => from < begin && until > begin - PERIOD);
  return wasDown ? 'not-determinable blind' : 'breach-indicated not-given';
}

function capSaid({ told, outages }: World, party: string, at: Instant): string {
  const newest = new Map<string, number>();
  const lines = byId(told, at).map((all) => all.at(-1)!);
  for (const line of lines.sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1))) {
    if (line.kind !== 'notice' || line.notified !== 'return' || at < line.from || at >= line.until) continue;
    const number = line.counts?.['person.military'];
    if (number !== undefined && (line.about ?? line.party) === party) newest.set(line.party, number);
  }
  const own = newest.get(party);
  const verified = newest.get('mission');
  const isOver = (number: number | undefined) => number !== undefined && number > LIMIT;
  if (isOver(own) || isOver(verified)) {
    const denied = verified !== undefined && !isOver(verified);
    return `breach-indicated over-cap${denied ? ' contested' : ''}`;
  }
  if (verified !== undefined) return 'compliance-indicated covered';
  if (own !== undefined) return 'not-determinable uncorroborated';
  const isDown = outages.some(({ from, until }) => at >= from && at < until);
  return `not-determinable ${isDown ? 'blind' : 'no-source'}`;
}

function compare(rule: Rule, plain: (world: World, party: string, at: Instant) => string, seed: number) {
  const met = new Set<string>();
  let differing = 0;
  const random = seededRandom(seed);
  for (let n = 0; n < 150; n++) {
    const world = randomWorld(random);
    const events = judge(rule, world);
    for (const party of BOUND) {
      // between the minutes, and long enough after the state of the desk was asked about
      for (let at = START + 90_000; at < END; at += 2 * MINUTE) {
        const expected = plain(world, party, at);
        met.add(expected);
        if (saidAt(events, party, at) !== expected) differing++;
      }
    }
  }
  return { met: [...met].sort(), differing };
}

test('a notice that comes round is given, not given or not known to be as the tellings say', () => {
  assert.deepEqual(compare(RETURNS, returnSaid, 20), {
    differing: 0,
    met: ['', 'breach-indicated not-given', 'compliance-indicated covered', 'not-determinable blind'],
  });
});

test('a cap is broken, kept or not known to be as the returns that hold say', () => {
  const { differing, met } = compare(CAP, capSaid, 21);
  assert.deepEqual(met, [
    'breach-indicated over-cap',
    'breach-indicated over-cap contested',
    'compliance-indicated covered',
    'not-determinable blind',
    'not-determinable no-source',
    'not-determinable uncorroborated',
  ]);
  assert.equal(differing, 0);
});

test('known bad: a plain reader who takes no notice of withdrawals says otherwise', () => {
  const credulous = (world: World, party: string, at: Instant) =>
    returnSaid({ ...world, told: world.told.filter(({ kind }) => kind === 'notice') }, party, at);
  assert.ok(compare(RETURNS, credulous, 20).differing > 0);
});
