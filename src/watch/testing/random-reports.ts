/** What else is said in a random world: announcements, events, patrols, claims of what an object is. */
import type { Accord } from '../../accord/index.ts';
import { CATEGORIES, MINUTE, type Random } from '../../kernel/index.ts';
import { IDENTITY_KINDS, type Notice, type Report } from '../../picture/index.ts';
import { MISSION, NOTIFIED, PLACES } from './random-accord.ts';
import { randomGatherings } from './random-gatherings.ts';
import { randomOutages } from './random-outages.ts';
import { randomPatrols } from './random-patrols.ts';
import { type FixSpec, START } from './small-world.ts';

const HALF_HOUR = 30 * MINUTE;

export function randomReports(random: Random, fixes: readonly FixSpec[], accord: Accord): readonly Report[] {
  const notices = Array.from({ length: random.integer(12) }, (_, n) => randomNotice(random, fixes, n));
  const reports = [
    ...notices,
    ...notices.flatMap((notice) => randomCorrections(random, fixes, notice)),
    ...Array.from({ length: random.integer(30) }, () => randomEvent(random)),
    ...Array.from({ length: random.integer(4) }, () => randomClaim(random, fixes)),
    ...randomPatrols(random.fork('patrols'), accord),
    ...randomGatherings(random.fork('gatherings'), accord),
    ...randomOutages(random.fork('outages')),
  ];
  const givers = random.fork('givers');
  return reports
    .map((report) =>
      report.kind === 'notice' && givers.next() < 0.2 ? { ...report, party: MISSION } : report,
    )
    .sort((a, b) => a.receivedAt - b.receivedAt)
    .map((report, n) => ({ ...report, index: 100_000 + n }));
}

/** Said at some time, and received then or a little later. */
function said(random: Random) {
  const observedAt = START + random.integer(HALF_HOUR);
  const late = random.pick([0, 0, 30_000, 5 * MINUTE]) * random.next();
  return { observedAt, receivedAt: Math.round(observedAt + late), index: 0 };
}

function randomNotice(random: Random, fixes: readonly FixSpec[], n: number): Notice {
  const when = said(random);
  const from = when.observedAt + random.pick([-5, 0, 2, 12]) * MINUTE;
  const object = random.pick(fixes);
  const kind = IDENTITY_KINDS[object.kind!]!;
  const where = random.integer(4);
  const circle = { centre: { lon: object.lon, lat: object.lat }, radius: 5_000 + random.integer(40_000) };
  return {
    kind: 'notice',
    source: 'notices',
    ...when,
    id: `n-${n}`,
    notified: random.pick(NOTIFIED),
    party: random.pick(['north', 'south']),
    from,
    until: from + (1 + random.integer(15)) * MINUTE,
    ...(where === 0 ? { area: random.pick(PLACES) } : {}),
    ...(where === 1 && !Number.isNaN(object.lon) ? { circle } : {}),
    ...(random.next() < 0.5 ? { identities: [{ kind, identity: object.identity! }] } : {}),
    ...(random.next() < 0.4 ? { carries: ['weapons'] } : {}),
  };
}

/** What a party says later, or out of turn, under the same name. */
function randomCorrections(random: Random, fixes: readonly FixSpec[], given: Notice): readonly Report[] {
  let notice = given;
  return Array.from({ length: random.pick([0, 0, 1, 1, 3]) }, (): Report => {
    const at = notice.receivedAt + random.pick([-2, 0, 1, 4, 9]) * MINUTE;
    const when = { observedAt: at - random.pick([0, 0, 20_000]), receivedAt: at, index: 0 };
    const { source, id } = notice;
    if (random.next() < 0.15) return { kind: 'notice-withdrawal', source, id, ...when };
    notice = { ...randomChange(random, fixes, notice), ...when };
    return notice;
  });
}

function randomChange(random: Random, fixes: readonly FixSpec[], notice: Notice): Notice {
  const { from, until } = notice;
  const shift = () => random.pick([-4, -1, 1, 4]) * MINUTE;
  switch (random.integer(6)) {
    case 0:
      return { ...notice, until: Math.max(from + 1, until + shift()) };
    case 1:
      return { ...notice, from: Math.min(until - 1, from + shift()) };
    case 2:
      return { ...notice, carries: random.pick([[], ['weapons']]) };
    case 3:
      return { ...notice, notified: random.pick(NOTIFIED), party: random.pick(['north', 'south']) };
    case 4:
      return notice.circle
        ? { ...notice, circle: { ...notice.circle, radius: 5_000 + random.integer(40_000) } }
        : notice;
    default:
      return { ...randomNotice(random, fixes, 0), id: notice.id };
  }
}

function randomEvent(random: Random): Report {
  const position = { lon: 30 + random.next() * 1.5, lat: 48 + random.next() };
  const event = random.pick(['fire', 'blast', 'attack', 'gunfire'] as const);
  const when = said(random);
  if (random.next() < 0.25) {
    const outcome = random.pick(['seen', 'seen', 'not-seen'] as const);
    return {
      kind: 'patrol',
      source: 'patrol',
      ...when,
      outcome,
      position,
      radius: 9_000,
      watched: MINUTE,
      event,
    };
  }
  return {
    kind: 'event',
    source: random.pick(['thermal', 'array']),
    ...when,
    event,
    position,
    radius: random.pick([250, 20_000]),
    ...(random.next() < 0.5 ? { timeUncertainty: 10 * MINUTE } : {}),
    ...(random.next() < 0.3 ? { on: random.pick(['port', 'power-plant']) } : {}),
  };
}

function randomClaim(random: Random, fixes: readonly FixSpec[]): Report {
  const object = random.pick(fixes);
  return {
    kind: 'identity',
    source: 'heard',
    ...said(random),
    identityKind: IDENTITY_KINDS[object.kind!]!,
    identity: object.identity!,
    category: random.pick(CATEGORIES),
  };
}
