/** Asks every duty about a trusted fix, form by form. */
import { CATEGORIES, METRES_PER_DEGREE, RADIANS_PER_DEGREE } from '../../kernel/index.ts';
import { binds, both, breaksSpeed, heightAnswer, kindAnswer, sendsItself, some } from './oracle-answers.ts';
import { begin, carry, dismiss, end } from './oracle-episodes.ts';
import { distance } from './oracle-geometry.ts';
import type { Episode, OracleAnswer, OracleFix, OracleState, Track } from './oracle-shapes.ts';
import { type Finding, stayIn, sureDistance, zoneAt } from './oracle-stays.ts';

interface Held extends Finding {
  reason: string;
  doubt: string;
}

export function judgeDuties(state: OracleState, t: Track, fix: OracleFix): void {
  state.compiled.duties.forEach(({ area, reading }, duty) => {
    if (area < 0 || !state.compiled.areas[area]!.zones.some((z) => t.stays.has(z))) return;
    judge(state, t, duty, 'main', fix);
    if (reading.rule.form !== 'corridor') return;
    judge(state, t, duty, 'speed', fix);
    judge(state, t, duty, 'unmeasured', fix);
  });
}

function judge(state: OracleState, t: Track, duty: number, aspect: Episode['aspect'], fix: OracleFix): void {
  const { form } = state.compiled.duties[duty]!.reading.rule;
  if (form === 'event-ban' || form === 'human-judged') return;
  if (form === 'transponder-on' && !sendsItself(fix)) return;
  const e = t.episodes.get(`${duty} ${aspect}`);
  if (binds(state, duty, fix) === 'no') {
    if (e) dismiss(state, t, e, fix.at);
    return;
  }
  const held = limitToForce(state, duty, fix, hold(state, t, duty, aspect, fix, e !== undefined));
  if (held.answer === 'no') {
    if (e) end(state, t, e, fix, held.until);
    return;
  }
  const going = e ?? begin(t, duty, aspect, fix, held.since, held.appeared);
  going.reason = held.reason;
  going.doubt = held.answer === 'unknown' ? held.doubt : '';
  carry(state, t, going, fix);
}

function hold(
  state: OracleState,
  t: Track,
  duty: number,
  aspect: Episode['aspect'],
  fix: OracleFix,
  going: boolean,
): Held {
  const { reading, area, second } = state.compiled.duties[duty]!;
  const { rule } = reading;
  const held: Held = { ...stayIn(state, t, area, fix.at), reason: 'present', doubt: 'height-unknown' };
  if (held.answer === 'no') return held;
  if (rule.form === 'corridor' && aspect === 'speed') {
    const beyond = breaksSpeed(rule, fix, going);
    return { ...held, answer: beyond ? held.answer : 'no', since: fix.at, until: fix.at, reason: 'speed' };
  }
  if (rule.form === 'corridor' && aspect === 'unmeasured') {
    const asks = rule.minSpeed !== undefined || rule.maxSpeed !== undefined;
    const unsaid = asks && Number.isNaN(fix.speed) && !t.episodes.has(`${duty} speed`);
    return {
      ...held,
      answer: unsaid ? 'unknown' : 'no',
      since: fix.at,
      until: fix.at,
      doubt: 'speed-unknown',
    };
  }
  if (rule.form === 'corridor') return leftCorridor(state, t, second, fix, going, held);
  if (rule.form !== 'minimum-distance') return held;
  if ('area' in rule.from) {
    const ring = stayIn(state, t, second, fix.at);
    if (ring.answer === 'no') return { ...held, ...ring };
    const since = Math.max(held.since, ring.since);
    return { ...held, ...ring, since, answer: both(held.answer, ring.answer), reason: 'too-close' };
  }
  const close = closest(state, t, fix, rule.from.category, rule.distance, going);
  const doubt = close === 'unknown' ? 'identity-unknown' : 'height-unknown';
  const answer = both(held.answer, close);
  return { ...held, answer, since: fix.at, until: fix.at, reason: 'too-close', doubt };
}

function leftCorridor(
  { compiled }: OracleState,
  t: Track,
  corridor: number,
  fix: OracleFix,
  going: boolean,
  held: Held,
): Held {
  const zone = zoneAt(compiled, corridor, fix.at);
  if (zone < 0) return { ...held, answer: 'no', until: fix.at };
  const stay = t.stays.get(zone);
  if (stay?.inside && stay.height !== 'no')
    return { ...held, answer: 'no', until: Math.max(stay.enteredAt, stay.heightSince) };
  const onEdge = stay ? stay.raw && !stay.inside : distance(compiled.zones[zone]!, fix) < sureDistance(fix);
  const height = stay?.height ?? heightAnswer(compiled, zone, fix, undefined, false);
  if (onEdge && height !== 'no' && !going) return { ...held, answer: 'no', until: fix.at };
  if (onEdge) return { ...held, reason: 'left-corridor', since: fix.at };
  const left = stay?.inside ? stay.heightSince : (stay?.leftAt ?? NaN);
  return { ...held, reason: 'left-corridor', since: left > held.since ? left : held.since };
}

function limitToForce({ compiled }: OracleState, duty: number, fix: OracleFix, held: Held): Held {
  const [from, to] = [compiled.dutyFrom[duty]!, compiled.dutyUntil[duty]!];
  const { form } = compiled.duties[duty]!.reading.rule;
  const since = Math.max(held.since, from);
  if (held.answer === 'no') return { ...held, until: fix.at >= to ? Math.min(held.until, to) : held.until };
  if (fix.at >= to) return { ...held, answer: 'no', until: to };
  // who was last heard before the duty began may be silent once it has
  if (fix.at < from && form !== 'transponder-on') return { ...held, answer: 'no', until: fix.at };
  return { ...held, since };
}

/** Is any other object of the kind close wherever it can have gone since or, once `going`, possibly close? */
export function closest(
  { tracks }: OracleState,
  self: Track,
  fix: OracleFix,
  pattern: string,
  limit: number,
  going: boolean,
): OracleAnswer {
  const east = Math.max(0.01, Math.cos(fix.lat * RADIANS_PER_DEGREE));
  return some(
    [...tracks.values()].map((track) => {
      const other = track.last;
      if (track === self || !other || fix.at - other.at > 60_000) return 'no';
      const apart = Math.hypot((other.lon - fix.lon) * east, other.lat - fix.lat) * METRES_PER_DEGREE;
      const pace = Number.isNaN(other.speed) ? greatestSpeed(CATEGORIES[other.category]!) : other.speed;
      const blur =
        Math.hypot(sureDistance(fix), sureDistance(other)) + (pace * Math.max(0, fix.at - other.at)) / 1000;
      const isClose = going ? apart - blur <= limit : apart + blur <= limit;
      return isClose ? kindAnswer(other.category, pattern) : 'no';
    }),
  );
}

/** Metres per second that nobody of the kind exceeds who does not say his speed. */
function greatestSpeed(category: string): number {
  if (category.startsWith('vessel')) return 25;
  return /^(vehicle|person|works)/.test(category) ? 40 : 300;
}
