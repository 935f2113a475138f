/**
 * Forbidden events at a place. One sensor can be fooled, so a breach needs two independent physics, or a
 * patrol that saw it, within a window of space and time; until then nobody can tell.
 */
import { inside } from '../kernel/geometry/index.ts';
import {
  type EventKind,
  HOUR,
  type Instant,
  type Metres,
  type Physics,
  type Position,
  quickDistance,
} from '../kernel/index.ts';
import type { EventReport, PatrolReport, Report } from '../picture/index.ts';
import { type Duty, zoneAt } from './compile.ts';
import { liftingOf } from './exceptions.ts';
import { UNKNOWN, YES } from './height.ts';
import type { Decision, OpenIndication } from './indication.ts';
import type { ObservationRef, VerdictReason } from './watch-event.ts';
import type { WatchState } from './watch-state.ts';

/** Two reports are of one event when their footprints come this close and their times lie this near. */
export const SAME_PLACE: Metres = 1_000;
export const SAME_TIME = HOUR;

/** How long an event waits for a second witness. Satellite scenes arrive hours late. */
export const WITNESS_WAIT = 24 * HOUR;

/** Other kinds of event that bear out a kind when a second physics saw them at the same place and time. */
const BORNE_OUT_BY: Readonly<Record<EventKind, readonly EventKind[]>> = {
  fire: ['fire', 'blast'],
  blast: ['blast', 'fire', 'gunfire', 'attack'],
  launch: ['launch', 'fire', 'blast'],
  attack: ['attack', 'blast', 'fire', 'gunfire', 'launch'],
  gunfire: ['gunfire', 'blast', 'attack'],
  jamming: ['jamming'],
  overflight: ['overflight'],
};

interface Witness {
  readonly event: EventKind;
  readonly physics: Physics;
  /** A patrol's own eyes: enough by themselves. */
  readonly seen: boolean;
  readonly on: string | undefined;
  readonly position: Position;
  readonly radius: Metres;
  readonly at: Instant;
  readonly blur: number;
  readonly ref: ObservationRef;
  readonly report: EventReport | PatrolReport;
}

interface Item {
  readonly duty: number;
  readonly first: Witness;
  witnesses: readonly Witness[];
  readonly open: OpenIndication;
  readonly closeAt: Instant;
}

export interface EventBan {
  note(report: Report, now: Instant): void;
  advance(now: Instant): void;
}

export function makeEventBan(state: WatchState): EventBan {
  const { compiled, voice, register } = state;
  const duties = compiled.duties.flatMap(({ reading }, d) => (reading.rule.form === 'event-ban' ? [d] : []));
  const physicsOf = new Map(register.sources.map(({ id, physics }) => [id, physics]));
  /** Reports that bear out others but are no forbidden event themselves. */
  let heard: Witness[] = [];
  let items: Item[] = [];

  function note(report: Report, now: Instant): void {
    const witness = duties.length > 0 ? witnessOf(report, physicsOf) : undefined;
    if (!witness) return;
    for (const duty of duties) judge(duty, witness, now);
    heard.push(witness);
  }

  function judge(d: number, witness: Witness, now: Instant): void {
    const duty = compiled.duties[d]!;
    const { rule } = duty.reading;
    if (rule.form !== 'event-ban') return;
    const joined = items.filter((item) => item.duty === d && joins(rule.event, item, witness));
    for (const item of joined) {
      item.witnesses = [...item.witnesses, witness];
      const decision = decide(state, d, item.first, item.witnesses);
      if (decision) voice.update(item.open, decision);
    }
    if (joined.length > 0 || witness.event !== rule.event || !isForbidden(state, d, witness)) return;
    const others = heard.filter((other) => bearsOut(rule.event, witness, other));
    const witnesses = [witness, ...others];
    const decision = decide(state, d, witness, witnesses);
    if (!decision) return;
    const closeAt = Math.max(now, witness.at) + WITNESS_WAIT;
    items.push({ duty: d, first: witness, witnesses, open: voice.open(decision), closeAt });
  }

  function advance(now: Instant): void {
    if (heard.length === 0 && items.length === 0) return;
    heard = heard.filter(({ at }) => now - at < WITNESS_WAIT + SAME_TIME);
    for (const { open, first, closeAt } of items)
      if (closeAt <= now) voice.close(open, first.at, first.position);
    items = items.filter(({ closeAt }) => closeAt > now);
  }

  return { note, advance };
}

function witnessOf(report: Report, physicsOf: ReadonlyMap<string, Physics>): Witness | undefined {
  const seen = report.kind === 'patrol';
  if (report.kind !== 'event' && !(seen && report.outcome === 'seen' && report.event)) return undefined;
  const { source, index, observedAt, position, radius } = report;
  return {
    event: report.event!,
    physics: seen ? 'human' : (physicsOf.get(source) ?? 'human'),
    seen,
    on: seen ? undefined : report.on,
    position,
    radius,
    at: observedAt,
    blur: seen ? report.watched : (report.timeUncertainty ?? 0),
    ref: { source, index, observedAt },
    report,
  };
}

function near(a: Witness, b: Witness): boolean {
  const apart = quickDistance(a.position.lon, a.position.lat, b.position.lon, b.position.lat);
  return apart <= a.radius + b.radius + SAME_PLACE && Math.abs(a.at - b.at) <= SAME_TIME + a.blur + b.blur;
}

/** Does `other` bear out that `witness` saw an event of this kind? */
const bearsOut = (kind: EventKind, witness: Witness, other: Witness): boolean =>
  (other.seen || other.physics !== witness.physics) &&
  BORNE_OUT_BY[kind].includes(other.event) &&
  near(witness, other);

const joins = (kind: EventKind, { first }: Item, witness: Witness): boolean => bearsOut(kind, first, witness);

function isForbidden({ compiled }: WatchState, d: number, { at, position, on }: Witness): boolean {
  const { area, reading } = compiled.duties[d]!;
  const { rule } = reading;
  if (rule.form !== 'event-ban' || at < compiled.dutyFrom[d]! || at >= compiled.dutyUntil[d]!) return false;
  if (rule.on !== undefined && on !== undefined && on !== rule.on) return false;
  const zone = zoneAt(compiled, area, at);
  return zone >= 0 && inside(compiled.zones[zone]!, position.lon, position.lat) !== 'outside';
}

function decide(
  state: WatchState,
  d: number,
  first: Witness,
  witnesses: readonly Witness[],
): Decision | undefined {
  const { compiled, share, notices } = state;
  const duty = compiled.duties[d]!;
  const lifting = liftingOf(notices, askedAbout(duty, first));
  if (lifting.lifted === YES) return undefined;
  const physics = new Set(witnesses.map((witness) => witness.physics));
  let reason: VerdictReason = 'uncorroborated';
  if (physics.size > 1 || witnesses.some(({ seen }) => seen)) reason = 'event';
  if (reason === 'event' && (lifting.lifted === UNKNOWN || isOnUnknown(duty, witnesses)))
    reason = 'identity-unknown';
  const { report } = first;
  return {
    duty: d,
    verdict: reason === 'event' ? 'breach-indicated' : 'not-determinable',
    reason,
    share: share[d]!,
    contested: false,
    subject: {},
    from: first.at,
    until: first.at + first.blur,
    position: first.position,
    observations: witnesses.map(({ ref }) => ref).sort((a, b) => a.observedAt - b.observedAt),
    exceptions: lifting.trace,
    footprint: {
      radius: first.radius,
      ...(report.kind === 'event' && report.confidence !== undefined
        ? { confidence: report.confidence }
        : {}),
      ...(report.kind === 'event' && report.intensity ? { intensity: report.intensity } : {}),
    },
  };
}

/** The clause protects a class of object, and nobody says what was hit. */
const isOnUnknown = ({ reading: { rule } }: Duty, witnesses: readonly Witness[]): boolean =>
  rule.form === 'event-ban' && rule.on !== undefined && witnesses.every(({ on }) => on === undefined);

const askedAbout = (duty: Duty, { at, position }: Witness) => ({
  duty,
  at,
  position,
  category: 0,
  party: undefined,
  identityKind: 0,
  identity: 0,
});
