/** Reports about one thing: around the middle of an area in which a clause forbids it, from several who look. */
import type { Accord, Rule } from '../../accord/index.ts';
import { MINUTE, type Random } from '../../kernel/index.ts';
import type { EventReport, PatrolReport } from '../../picture/index.ts';
import { middleOf } from './random-patrols.ts';
import { START } from './small-world.ts';

type Told = EventReport | PatrolReport;

export function randomGatherings(random: Random, { areas, clauses }: Accord): readonly Told[] {
  const rules = clauses.flatMap(({ readings }) => readings.map(({ rule }) => rule));
  return rules.flatMap((rule) => {
    if (!('area' in rule) || random.next() < 0.3) return [];
    const middle = middleOf(areas.find(({ id }) => id === rule.area)!);
    const party = random.pick(['north', 'south'] as const);
    const most = rule.form === 'event-ban' ? 14 : 7;
    return Array.from({ length: random.integer(most) }, () => randomTold(random, rule, middle, party));
  });
}

function randomTold(random: Random, rule: Rule, middle: Told['position'], party: string): Told {
  const observedAt = START + random.integer(30 * MINUTE);
  const near = (at: number) => at + (random.next() - 0.5) * 0.03;
  const when = { observedAt, receivedAt: observedAt + random.pick([0, 0, 0, 3 * MINUTE]), index: 0 };
  const where = { position: { lon: near(middle.lon), lat: near(middle.lat) } };
  const radius = random.pick([0, 250, 250, 250, 1_000, 8_000, 40_000]);
  const event = rule.form === 'event-ban' ? random.pick([rule.event, rule.event, 'blast' as const]) : 'fire';
  if (rule.form === 'event-ban' && random.next() < 0.6) {
    const spread = random.pick([0, MINUTE, 10 * MINUTE]);
    const source = random.pick(['thermal', 'thermal', 'array']);
    const on = random.next() < 0.5 ? { on: random.pick(['port', 'port', 'power-plant']) } : {};
    return { kind: 'event', source, ...when, ...where, event, radius, timeUncertainty: spread, ...on };
  }
  const category = 'category' in rule ? rule.category : ('unknown' as const);
  const denies = random.next() < 0.25;
  return {
    kind: 'patrol',
    source: random.pick(['patrol', 'other patrol']),
    ...when,
    ...where,
    outcome: denies ? 'not-seen' : 'seen',
    radius: denies ? random.pick([500, 10_000, 30_000]) : radius,
    watched: denies ? 40 * MINUTE : random.pick([0, MINUTE, MINUTE, 10 * MINUTE]),
    ...(rule.form === 'event-ban' ? { event } : { category }),
    ...(denies ? {} : { count: 1 + random.integer(4), party }),
  };
}
