/**
 * Objects that a patrol saw with its own eyes. They have no track and cannot be told from those that have one, so
 * they are judged like an event at a place: by presence bans, and by count limits when they alone are too many. What
 * else they may come to is left open: a stay of unknown length, a count together with tracks, a duty of another form.
 */
import type { Instant } from '../../kernel/index.ts';
import type { Report } from '../../picture/index.ts';
import { makeTrackedCounts } from '../counts/tracked-counts.ts';
import type { ExceptionTrace } from '../exceptions/exceptions.ts';
import type { Decision, OpenIndication } from '../indication.ts';
import { leaveOpen } from '../left-open.ts';
import type { Subject, VerdictReason } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';
import { chargeOf, type Sighting, sightingOf, weighSighting } from './weigh-sighting.ts';
import { areNear, type Denial, denies, evidenceOf, inOrder, SAME_TIME } from './witness.ts';

/** Sightings of one kind and side under one duty that may be of the same objects. */
interface Group {
  readonly duty: number;
  sightings: readonly Sighting[];
  open: OpenIndication | undefined;
  /** No later sighting joins it from then on. */
  closeAt: Instant;
  /** Until then its objects may still be there. */
  restsUntil: Instant;
}

export interface Sightings {
  note(report: Report, now: Instant): void;
  advance(now: Instant): void;
}

export function makeSightings(state: WatchState): Sightings {
  const { compiled, voice, register } = state;
  const duties = compiled.duties.flatMap(({ reading: { rule } }, d) => ('category' in rule ? [d] : []));
  const tracked = makeTrackedCounts(state);
  let groups: Group[] = [];
  let unseen: Denial[] = [];

  function note(report: Report, now: Instant): void {
    if (duties.length === 0 || report.kind !== 'patrol') return;
    if (report.outcome === 'not-seen') deny({ ...evidenceOf(report), report });
    const sighting = sightingOf(report);
    if (sighting) for (const duty of duties) judge(duty, sighting, now);
  }

  function judge(d: number, sighting: Sighting, now: Instant): void {
    const weighed = weighSighting(state, d, sighting);
    if (!weighed) return;
    const { doubt = 'uncorroborated', trace } = weighed;
    const { clause, reading } = compiled.duties[d]!;
    const charge = chargeOf(state, d, sighting);
    const group = join(d, sighting, now);
    if (charge) say(group, sighting, weighed.doubt ?? charge, trace);
    if (charge || reading.rule.form !== 'count-limit' || mayExceed(d, sighting.from, now))
      leaveOpen(state, d, sighting.until + clause.revisit, doubt);
  }

  function join(duty: number, sighting: Sighting, now: Instant): Group {
    const { clause, reading } = compiled.duties[duty]!;
    const span = reading.rule.form === 'count-limit' ? reading.rule.over : 0;
    const closeAt = Math.max(now, sighting.until) + SAME_TIME;
    const restsUntil = sighting.until + clause.revisit + span;
    const known = groups.find(
      (group) => group.duty === duty && group.closeAt > now && isSame(group, sighting),
    );
    if (!known) {
      groups.push({ duty, sightings: [sighting], open: undefined, closeAt, restsUntil });
      return groups.at(-1)!;
    }
    known.sightings = [...known.sightings, sighting];
    known.closeAt = Math.max(known.closeAt, closeAt);
    known.restsUntil = Math.max(known.restsUntil, restsUntil);
    return known;
  }

  /** A breach stays one; a doubt gives way to it. */
  function say(
    group: Group,
    sighting: Sighting,
    reason: VerdictReason,
    trace: readonly ExceptionTrace[],
  ): void {
    const isBreach = reason === 'present' || reason === 'over-limit';
    const verdict = isBreach ? 'breach-indicated' : 'not-determinable';
    const evidence = evidenceFor(group);
    if (!group.open)
      group.open = voice.open({
        ...plainly(group.duty, sighting, state.share[group.duty]!),
        verdict,
        reason,
        exceptions: trace,
        ...evidence,
      });
    else if (isBreach) voice.update(group.open, { verdict, reason, ...evidence });
    else voice.update(group.open, evidence);
  }

  function evidenceFor({ sightings }: Group): Pick<Decision, 'contested' | 'observations'> {
    const denials = unseen.filter((denial) => isDenied(sightings, denial));
    return { contested: denials.length > 0, observations: inOrder([...sightings, ...denials]) };
  }

  function deny(denial: Denial): void {
    unseen.push(denial);
    for (const group of groups)
      if (group.open && isDenied(group.sightings, denial)) voice.update(group.open, evidenceFor(group));
  }

  const isDenied = (sightings: readonly Sighting[], denial: Denial): boolean =>
    sightings.some((sighting) => denies(denial, sighting, { category: sighting.category }, register.sources));

  /** May the objects seen be others than those that were tracked since, and together too many? */
  function mayExceed(d: number, since: Instant, now: Instant): boolean {
    const { rule } = compiled.duties[d]!.reading;
    if (rule.form !== 'count-limit') return false;
    const resting = groups.filter(({ duty, restsUntil }) => duty === d && restsUntil > now);
    const seen = resting.map(({ sightings }) => Math.max(...sightings.map(({ count }) => count)));
    return seen.reduce((sum, count) => sum + count, tracked.most(d, since - rule.over)) > rule.limit;
  }

  function advance(now: Instant): void {
    tracked.note(now);
    if (unseen.length === 0 && groups.length === 0) return;
    for (const d of new Set(groups.map(({ duty }) => duty)))
      if (mayExceed(d, now, now)) leaveOpen(state, d, now, 'uncorroborated');
    for (const group of groups) {
      if (group.closeAt > now || !group.open) continue;
      const until = Math.max(...group.sightings.map((sighting) => sighting.until));
      voice.close(group.open, until);
      group.open = undefined;
    }
    groups = groups.filter(({ closeAt, restsUntil }) => closeAt > now || restsUntil > now);
    unseen = unseen.filter(({ until }) => now - until < 2 * SAME_TIME);
  }

  return { note, advance };
}

function isSame({ sightings }: Group, sighting: Sighting): boolean {
  const last = sightings.at(-1)!;
  return last.category === sighting.category && last.party === sighting.party && areNear(last, sighting);
}

const plainly = (duty: number, sighting: Sighting, share: number) => ({
  duty,
  share,
  subject: subjectOf(sighting),
  from: sighting.from,
  until: sighting.until,
  position: sighting.position,
  footprint: { radius: sighting.radius },
});

const subjectOf = ({ category, party }: Sighting): Subject => ({
  ...(category === 'unknown' ? {} : { category }),
  ...(party === undefined ? {} : { party }),
});
