/**
 * Forbidden events at a place. One sensor can be fooled, so a breach needs two independent physics, or a
 * patrol that saw it, within a window of space and time, and one of them must place it surely inside; until then
 * nobody can tell.
 */
import { type EventKind, HOUR, type Instant, type Physics } from '../../kernel/index.ts';
import type { EventReport, PatrolReport, Report } from '../../picture/index.ts';
import type { Duty } from '../compile.ts';
import type { Decision, OpenIndication } from '../indication.ts';
import { leaveOpen } from '../left-open.ts';
import { type Answer, NO, UNKNOWN, YES } from '../place/height.ts';
import { wasInside } from '../place/whereabouts.ts';
import type { EventFootprint, VerdictReason } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';
import { liftedDuring } from './lifted-during.ts';
import { areNear, type Denial, denies, type Evidence, evidenceOf, inOrder, SAME_TIME } from './witness.ts';

/** How long an event waits for a second witness. Satellite scenes arrive hours late. */
const WITNESS_WAIT = 24 * HOUR;

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

interface Witness extends Evidence {
  readonly event: EventKind;
  readonly physics: Physics;
  /** A patrol's own eyes: enough by themselves. */
  readonly seen: boolean;
  readonly on: string | undefined;
  readonly report: EventReport | PatrolReport;
}

interface Item {
  readonly duty: number;
  readonly first: Witness;
  witnesses: readonly Witness[];
  denials: readonly Denial[];
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
  /** Reports that bear out or deny others. */
  let heard: Witness[] = [];
  let unseen: Denial[] = [];
  let items: Item[] = [];

  function note(report: Report, now: Instant): void {
    if (duties.length === 0) return;
    if (report.kind === 'patrol' && report.outcome === 'not-seen') {
      deny({ ...evidenceOf(report), report });
      return;
    }
    const witness = witnessOf(report, physicsOf);
    if (!witness) return;
    for (const duty of duties) judge(duty, witness, now);
    heard.push(witness);
  }

  function deny(denial: Denial): void {
    unseen.push(denial);
    for (const item of items) {
      if (!isDenied(state, item, denial)) continue;
      item.denials = [...item.denials, denial];
      speak(item);
    }
  }

  function judge(d: number, witness: Witness, now: Instant): void {
    const { rule } = compiled.duties[d]!.reading;
    if (rule.form !== 'event-ban') return;
    const joined = items.filter(({ duty, first }) => duty === d && bearsOut(rule.event, first, witness));
    for (const item of joined) {
      item.witnesses = [...item.witnesses, witness];
      item.denials = unseen.filter((denial) => isDenied(state, item, denial));
      speak(item);
    }
    if (witness.event !== rule.event || isForbidden(state, d, witness) === NO) return;
    const others = heard.filter((other) => bearsOut(rule.event, witness, other));
    if (joined.length === 0 && !begin({ duty: d, first: witness, witnesses: [witness, ...others] }, now))
      return;
    if (witness.seen)
      leaveOpen(state, d, witness.until + compiled.duties[d]!.clause.revisit, 'uncorroborated');
  }

  /** @returns whether there was anything to say: not when an exception lifts the ban. */
  function begin(about: About, now: Instant): boolean {
    const denials = unseen.filter((denial) => isDenied(state, about, denial));
    const decision = decide(state, { ...about, denials });
    if (!decision) return false;
    const closeAt = Math.max(now, about.first.until) + WITNESS_WAIT;
    items.push({ ...about, denials, open: voice.open(decision), closeAt });
    return true;
  }

  function speak(item: Item): void {
    const decision = decide(state, item);
    if (decision) voice.update(item.open, decision);
  }

  function advance(now: Instant): void {
    if (heard.length === 0 && unseen.length === 0 && items.length === 0) return;
    const isRecent = ({ until }: Evidence) => now - until < WITNESS_WAIT + SAME_TIME;
    heard = heard.filter(isRecent);
    unseen = unseen.filter(isRecent);
    for (const { open, first, closeAt } of items)
      if (closeAt <= now) voice.close(open, first.until, first.position);
    items = items.filter(({ closeAt }) => closeAt > now);
  }

  return { note, advance };
}

function witnessOf(report: Report, physicsOf: ReadonlyMap<string, Physics>): Witness | undefined {
  const seen = report.kind === 'patrol';
  if (report.kind !== 'event' && !(seen && report.outcome === 'seen' && report.event)) return undefined;
  return {
    ...evidenceOf(report),
    event: report.event!,
    physics: seen ? 'human' : (physicsOf.get(report.source) ?? 'human'),
    seen,
    on: seen ? undefined : report.on,
    report,
  };
}

/** Does `other` bear out that `witness` saw an event of this kind? */
const bearsOut = (kind: EventKind, witness: Witness, other: Witness): boolean =>
  (other.seen || other.physics !== witness.physics) &&
  BORNE_OUT_BY[kind].includes(other.event) &&
  areNear(witness, other);

function isForbidden({ compiled }: WatchState, d: number, witness: Witness): Answer {
  const { rule } = compiled.duties[d]!.reading;
  const { on } = witness;
  if (rule.form === 'event-ban' && rule.on !== undefined && on !== undefined && on !== rule.on) return NO;
  return wasInside(compiled, d, witness);
}

type About = Pick<Item, 'duty' | 'first' | 'witnesses'>;

function isDenied({ register }: WatchState, { first, witnesses }: About, denial: Denial): boolean {
  return witnesses.some(
    (witness) =>
      witness.event === first.event && denies(denial, witness, { event: first.event }, register.sources),
  );
}

function decide(state: WatchState, about: About & Pick<Item, 'denials'>): Decision | undefined {
  const { duty: d, first, witnesses, denials } = about;
  const lifting = liftedDuring(state, d, first, {});
  if (lifting.lifted === YES) return undefined;
  const reason = reasonFor(state, about, lifting.lifted);
  return {
    duty: d,
    verdict: reason === 'event' ? 'breach-indicated' : 'not-determinable',
    reason,
    share: state.share[d]!,
    contested: denials.length > 0,
    subject: {},
    from: first.from,
    until: first.until,
    position: first.position,
    observations: inOrder([...witnesses, ...denials]),
    exceptions: lifting.trace,
    footprint: footprintOf(first),
  };
}

function reasonFor({ compiled }: WatchState, { duty: d, witnesses }: About, lifted: Answer): VerdictReason {
  if (witnesses.every((witness) => wasInside(compiled, d, witness) !== YES)) return 'position-uncertain';
  const physics = new Set(witnesses.map((witness) => witness.physics));
  if (physics.size === 1 && !witnesses.some(({ seen }) => seen)) return 'uncorroborated';
  return lifted === UNKNOWN || isOnUnknown(compiled.duties[d]!, witnesses) ? 'identity-unknown' : 'event';
}

/** The clause protects a class of object, and nobody says what was hit. */
const isOnUnknown = ({ reading: { rule } }: Duty, witnesses: readonly Witness[]): boolean =>
  rule.form === 'event-ban' && rule.on !== undefined && witnesses.every(({ on }) => on === undefined);

function footprintOf({ radius, report }: Witness): EventFootprint {
  if (report.kind !== 'event') return { radius };
  const { confidence, intensity } = report;
  return {
    radius,
    ...(confidence !== undefined ? { confidence } : {}),
    ...(intensity ? { intensity } : {}),
  };
}
