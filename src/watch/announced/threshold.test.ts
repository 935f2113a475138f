/** More of one party than need no notice are, at every minute, what a plain reader of the notices would say of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { HOUR, type Instant, MINUTE, type Random, seededRandom } from '../../kernel/index.ts';
import { IDENTITY, type Notice, type NoticeWithdrawal, type Report } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { box, makeAccord, makeFixes, makeRegister, makeSource, START } from '../testing/small-world.ts';
import { type IndicationEvent, isBreachReason, type VerdictReason } from '../watch-event.ts';

const LEAD = HOUR;
const BEGIN = START + 5 * HOUR;
const LASTS = 60;
const ENOUGH = 2;
const DUTY: Rule = {
  ...{ form: 'notice-duty', parties: ['north', 'south'], notice: 'exercise', leadTime: LEAD },
  ...{ category: 'vessel', area: 'zone', whenOver: ENOUGH },
};
const AREA = { id: 'zone', geometry: box(30, 48, 31, 49) };
const accords = [makeAccord([AREA], [{ rule: DUTY }])];
const register = makeRegister(
  [
    makeSource({ id: 'ais', period: MINUTE }),
    makeSource({ id: 'desk', feed: 'notices', physics: 'human', gnss: false, period: 100 * HOUR }),
  ],
  [
    { identityKind: 'mmsi', from: 700, to: 799, party: 'north', authority: 'test' },
    { identityKind: 'mmsi', from: 800, to: 899, party: 'south', authority: 'test' },
  ],
);

/** Comes up at a minute, lies still, and is gone some way off from another on. */
interface Ship {
  readonly mmsi: number;
  readonly from: number;
  readonly until: number;
}

const partyOf = ({ mmsi }: Ship): string | undefined =>
  mmsi < 800 ? 'north' : mmsi < 900 ? 'south' : undefined;

function randomShips(random: Random): readonly Ship[] {
  const base = [700, 701, 702, 703, 800, 801, 802, 900].filter(() => random.integer(4) > 0);
  return base.map((mmsi) => {
    const from = random.pick([0, 0, random.integer(30)]);
    return { mmsi, from, until: random.pick([LASTS, LASTS, from + 5 + random.integer(20)]) };
  });
}

const fixesOf = (ships: readonly Ship[]) =>
  makeFixes(
    ships
      .flatMap((ship) =>
        Array.from({ length: LASTS + 1 - ship.from }, (_, n) => ({ ship, minute: ship.from + n })),
      )
      .sort((a, b) => a.minute - b.minute)
      .map(({ ship, minute }) => ({
        at: 5 * 3_600 + minute * 60,
        lon: minute < ship.until ? 30.995 : 31.005 + (minute - ship.until) / 1e4,
        lat: 48.5 + (ship.mmsi % 100) / 100 + (ship.mmsi - 700) / 2_000,
        ...{ kind: IDENTITY.mmsi, identity: ship.mmsi, category: 'vessel' as const },
      })),
  );

type Told = Notice | NoticeWithdrawal;

function randomNotices(random: Random): readonly Told[] {
  const times = Array.from({ length: random.integer(5) }, () => START + random.integer(350) * MINUTE);
  return times
    .sort((a, b) => a - b)
    .map((at, index): Told => {
      const about = { observedAt: at, receivedAt: at, source: 'desk', index: index + 1 };
      const id = `n-${random.integer(3)}`;
      if (random.integer(6) === 0) return { ...about, id, kind: 'notice-withdrawal' };
      const from = Math.max(at, START + random.integer(350) * MINUTE);
      const until = from + (60 + random.integer(250)) * MINUTE;
      const named = random.integer(4) === 0;
      const identities = [700, 701, 702, 800, 900]
        .filter(() => random.integer(3) > 0)
        .map((identity) => ({ kind: 'mmsi' as const, identity }));
      return {
        ...{
          ...about,
          id,
          kind: 'notice',
          notified: 'exercise',
          party: random.pick(['north', 'north', 'south']),
        },
        ...{ from, until, ...(named ? { identities } : {}) },
        ...(random.integer(4) > 0 ? { counts: { vessel: 2 + random.integer(2) } } : {}),
      };
    });
}

/** What the newest line under each id says covers, early enough with the lines before it that cover without a break. */
function covering(told: readonly Told[], ship: Ship, party: string, at: Instant, lead: number): Notice[] {
  return [...new Set(told.map(({ id }) => id))].flatMap((id) => {
    const lines = told.filter((one) => one.id === id && one.receivedAt <= at).toReversed();
    const newest = lines[0];
    let begun = -Infinity;
    for (const line of lines) {
      if (line.kind !== 'notice' || line.party !== party || at < line.from || at >= line.until) break;
      if (line.identities && !line.identities.some(({ identity }) => identity === ship.mmsi)) break;
      begun = Math.max(begun, line.from);
      if (begun - line.receivedAt >= lead) return newest?.kind === 'notice' ? [newest] : [];
    }
    return [];
  });
}

/** What is to be said of so many, if all were the party's; '' when nothing is. */
function saidOf(told: readonly Told[], ships: readonly Ship[], party: string, at: Instant, enough: number) {
  if (ships.length <= enough) return '';
  const bare = ships.filter((ship) => covering(told, ship, party, at, LEAD).length === 0);
  const late = bare.every((ship) => covering(told, ship, party, at, -Infinity).length > 0);
  if (bare.length > 0) return late ? 'notified-late' : 'not-notified';
  const notices = new Set(ships.flatMap((ship) => covering(told, ship, party, at, LEAD)));
  const allowed = [...notices].reduce((sum, { counts }) => sum + (counts?.vessel ?? Infinity), 0);
  return ships.length > allowed ? 'otherwise-than-notified' : '';
}

/** Of each party, and as doubts whether those of nobody knows whom make it too many of one that is in order. */
function plainly(told: readonly Told[], ships: readonly Ship[], at: Instant, enough: number) {
  const minute = (at - BEGIN) / MINUTE;
  const there = ships.filter(({ from, until }) => from <= minute && minute < until);
  const strangers = there.filter((ship) => partyOf(ship) === undefined);
  const each = ['north', 'south'].map((party) => {
    const own = there.filter((ship) => partyOf(ship) === party);
    const said = saidOf(told, own, party, at, enough);
    const doubtful = said === '' && strangers.length > 0;
    return { said, doubtful: doubtful && saidOf(told, [...own, ...strangers], party, at, enough) !== '' };
  });
  const doubt = each.some(({ doubtful }) => doubtful) ? 'identity-unknown' : '';
  return { north: each[0]!.said, south: each[1]!.said, doubt };
}

const FAR_FROM_TURNS = 2;
const isCalm = (ships: readonly Ship[], minute: number): boolean =>
  ships.every((ship) =>
    [ship.from, ship.until].every((turn) => minute < turn - FAR_FROM_TURNS || minute > turn + FAR_FROM_TURNS),
  );

function heard(events: readonly IndicationEvent[], at: Instant) {
  const on = events.filter(({ from, until = Infinity }) => from <= at && at < until);
  const breaches = on.filter(({ reason }) => isBreachReason(reason));
  const of = (party: string) => breaches.some(({ subject }) => subject.party === party);
  return { north: of('north'), south: of('south'), doubt: on.length > breaches.length };
}

const SPOKEN: ReadonlySet<VerdictReason> = new Set([
  'not-notified',
  'notified-late',
  'otherwise-than-notified',
  'identity-unknown',
]);

function compare(enough: number) {
  const met = new Set<string>();
  const differing: string[] = [];
  const random = seededRandom(42);
  for (let n = 0; n < 60; n++) {
    const told = randomNotices(random);
    const ships = randomShips(random);
    const up = { observedAt: START, receivedAt: START, source: 'desk', index: 0 };
    const reports: Report[] = [{ ...up, kind: 'coverage', about: 'desk', state: 'up' }, ...told];
    const { events } = judgeWorld({ accords, register, fixes: fixesOf(ships), reports });
    const spoken = events.filter((event) => event.event === 'indication' && SPOKEN.has(event.reason));
    const last = [...new Map(spoken.map((event) => [event.id, event])).values()] as IndicationEvent[];
    for (let minute = 1.5; minute < LASTS - 1; minute++) {
      const at = BEGIN + minute * MINUTE;
      if (!isCalm(ships, minute)) continue;
      const plain = plainly(told, ships, at, enough);
      for (const said of [plain.north, plain.south, plain.doubt]) met.add(said);
      const expected = { north: plain.north !== '', south: plain.south !== '', doubt: plain.doubt !== '' };
      const found = heard(last, at);
      if (JSON.stringify(found) !== JSON.stringify(expected))
        differing.push(`${n} at ${minute}: ${JSON.stringify(plain)} and ${JSON.stringify(found)}`);
    }
  }
  return { differing, met: [...met].sort() };
}

test('who brings more than need no notice is held to the notices, for each party by itself', () => {
  const reasons = ['', 'identity-unknown', 'not-notified', 'notified-late', 'otherwise-than-notified'];
  assert.deepEqual(compare(ENOUGH), { differing: [], met: reasons });
});

test('known bad: a plain reader who asks for notice of one fewer says otherwise', () => {
  assert.ok(compare(ENOUGH - 1).differing.length > 0);
});
