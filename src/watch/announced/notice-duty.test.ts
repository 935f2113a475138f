/** A presence that has to be announced is, at every minute, what a plain reader of the notices would say of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { HOUR, type Instant, MINUTE, type Random, seededRandom } from '../../kernel/index.ts';
import type { Notice, NoticeWithdrawal, Report } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { box, makeAccord, makeFixes, makeRegister, makeSource, START } from '../testing/small-world.ts';
import type { IndicationEvent } from '../watch-event.ts';

const LEAD = HOUR;
const BEGIN = START + 5 * HOUR;
const END = BEGIN + 2 * HOUR;
const DUTY: Rule = {
  ...{ form: 'notice-duty', parties: ['north'], notice: 'passage', leadTime: LEAD },
  ...{ category: 'aircraft', area: 'zone' },
};
const accords = [makeAccord([{ id: 'zone', geometry: box(30, 48, 31, 49) }], [{ rule: DUTY }])];
const register = makeRegister([
  makeSource({ id: 'adsb' }),
  makeSource({ id: 'desk', feed: 'notices', physics: 'human', gnss: false, period: 100 * HOUR }),
]);
/** Inside all the time, heard every minute. */
const fixes = makeFixes(
  Array.from({ length: 121 }, (_, n) => ({
    at: 5 * 3_600 + n * 60,
    lon: 30.5 + n / 1e4,
    lat: 48.5,
    speed: 1,
  })),
);

type Told = Notice | NoticeWithdrawal;

function randomNotices(random: Random): readonly Told[] {
  const times = Array.from({ length: 1 + random.integer(5) }, () => START + random.integer(420) * MINUTE);
  return times
    .sort((a, b) => a - b)
    .map((at, index): Told => {
      const about = {
        observedAt: at,
        receivedAt: at,
        source: 'desk',
        index: index + 1,
        id: `n-${random.integer(3)}`,
      };
      if (random.integer(5) === 0) return { ...about, kind: 'notice-withdrawal' };
      const from = Math.max(at, START + random.integer(420) * MINUTE);
      const until = from + (1 + random.integer(200)) * MINUTE;
      const party = random.pick(['north', 'north', 'south']);
      const identities = random.pick([
        undefined,
        [{ kind: 'icao24' as const, identity: random.pick([7, 8]) }],
      ]);
      return {
        ...{
          ...about,
          kind: 'notice',
          notified: random.pick(['passage', 'passage', 'medevac']),
          party,
          from,
          until,
        },
        ...(identities ? { identities } : {}),
      };
    });
}

/** What the newest line under an id says covers; early enough with the lines before it that cover without a break. */
function plainly(told: readonly Told[], at: Instant, lead: number): string {
  let late = false;
  for (const id of new Set(told.map((one) => one.id))) {
    const lines = told.filter((one) => one.id === id && one.receivedAt <= at);
    let begun = -Infinity;
    for (const line of lines.toReversed()) {
      const covers =
        line.kind === 'notice' &&
        line.notified === 'passage' &&
        line.party === 'north' &&
        at >= line.from &&
        at < line.until &&
        (!line.identities || line.identities.some(({ identity }) => identity === 7));
      if (!covers) break;
      late = true;
      begun = Math.max(begun, line.from);
      if (begun - line.receivedAt >= lead) return '';
    }
  }
  return late ? 'notified-late' : 'not-notified';
}

function saidAt(events: readonly IndicationEvent[], at: Instant): string {
  return events
    .filter(({ from, until = Infinity }) => from <= at && at < until)
    .map(({ reason }) => reason)
    .join(' and ');
}

function compare(lead: number) {
  const met = new Set<string>();
  let differing = 0;
  const random = seededRandom(30);
  for (let n = 0; n < 80; n++) {
    const told = randomNotices(random);
    const up = { observedAt: START, receivedAt: START, source: 'desk', index: 0 };
    const reports: Report[] = [{ ...up, kind: 'coverage', about: 'desk', state: 'up' }, ...told];
    const spoken = judgeWorld({ accords, register, fixes, reports }).indications;
    for (let at = BEGIN + 90_000; at < END - MINUTE; at += 2 * MINUTE) {
      const expected = plainly(told, at, lead);
      met.add(expected);
      const covered = saidAt(lastWords(spoken), at) === '';
      if (covered !== (expected === '')) differing++;
    }
    if (lead === LEAD && !reasonsFit(spoken, told)) differing++;
  }
  return { differing, met: [...met].sort() };
}

/** A breach is called late from the fix on at which a late notice covers it, and unannounced when none does. */
function reasonsFit(spoken: readonly IndicationEvent[], told: readonly Told[]): boolean {
  return spoken
    .filter(({ change }) => change === 'opened')
    .every(({ reason, from }) => reason === plainly(told, from, LEAD));
}

function lastWords(events: readonly IndicationEvent[]): readonly IndicationEvent[] {
  const last = new Map(events.map((event) => [event.id, event]));
  return [...last.values()];
}

test('what no notice in time covers is a breach, late or not announced at all', () => {
  assert.deepEqual(compare(LEAD), { differing: 0, met: ['', 'not-notified', 'notified-late'] });
});

test('known bad: a plain reader who asks for half the lead time says otherwise', () => {
  assert.ok(compare(LEAD / 2).differing > 0);
});
