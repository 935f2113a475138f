/**
 * Objects that a patrol saw with its own eyes. They have no track and cannot be told from those that have one, so
 * they are judged like an event at a place: by presence bans, and by count limits when they alone are too many. What
 * else they may come to is left open: a stay of unknown length, a count together with tracks, a duty of another form.
 */
import { type Instant, TRAITS } from '../../kernel/index.ts';
import type { Report } from '../../picture/index.ts';
import { weighAnnounced } from '../announced/weigh-announced.ts';
import {
  type AmountRule,
  amountOf,
  limitOf,
  limitsAmount,
  mayShare,
  sharersOf,
  spanOf,
} from '../counts/amount.ts';
import { makeTrackedCounts } from '../counts/tracked-counts.ts';
import type { ExceptionTrace } from '../exceptions/exceptions.ts';
import type { Decision, OpenIndication } from '../indication.ts';
import { asDeclared } from '../inspection/declared-items.ts';
import { leaveOpen } from '../left-open.ts';
import { NO } from '../place/height.ts';
import { isBreachReason, type Subject, type VerdictReason } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';
import { liftedDuring } from './lifted-during.ts';
import { chargeOf, type Sighting, sightingOf, weighSighting } from './weigh-sighting.ts';
import { areNear, type Denial, denies, evidenceOf, inOrder, SAME_TIME, WITNESS_WAIT } from './witness.ts';

/** Sightings of one kind and side under one duty that may be of the same objects. */
interface Group {
  readonly duty: number;
  sightings: readonly Sighting[];
  said: Said | undefined;
  /** No later sighting joins it from then on. */
  closeAt: Instant;
  /** Until then its objects may still be there. */
  restsUntil: Instant;
}

/** What was said of a group: a doubt, or a breach from the first sighting on that is surely one. */
interface Said {
  readonly open: OpenIndication;
  /** Sightings that it is about, and those in doubt since. */
  about: readonly Sighting[];
  /** The last moment that it surely reaches to. */
  until: Instant;
  /** Until then another observer may deny it. */
  closeAt: Instant;
}

export interface Sightings {
  note(report: Report, now: Instant): void;
  advance(now: Instant): void;
}

export function makeSightings(state: WatchState): Sightings {
  const { compiled, voice, register, picture } = state;
  const duties = compiled.duties.flatMap(({ reading: { rule } }, d) => ('category' in rule ? [d] : []));
  const tracked = makeTrackedCounts(state);
  let groups: Group[] = [];
  let unseen: Denial[] = [];

  function note(report: Report, now: Instant): void {
    if (duties.length === 0 || report.kind !== 'patrol') return;
    if (report.outcome === 'not-seen') deny({ ...evidenceOf(report), report });
    for (const duty of duties) {
      const sighting = sightingOf(asDeclared(report, compiled.duties[duty]!.accord));
      if (sighting) judge(duty, sighting, now);
    }
  }

  function judge(d: number, sighting: Sighting, now: Instant): void {
    const weighed = weighSighting(state, d, sighting);
    if (!weighed) return;
    const { clause, reading } = compiled.duties[d]!;
    const { rule } = reading;
    const announced = rule.form === 'notice-duty' ? weighAnnounced(state, d, rule, sighting) : undefined;
    if (announced === 'kept') return;
    const charge = announced ?? chargeOf(state, d, sighting);
    const isUnmeasured = limitsAmount(rule) && amountOf(rule, sighting.traits) === Infinity;
    const usual = isUnmeasured ? 'identity-unknown' : 'uncorroborated';
    const { trace, doubt = charge && !isBreachReason(charge) ? charge : usual } = weighed;
    const group = join(d, sighting, now);
    if (charge) say(group, { sighting, reason: weighed.doubt ?? charge, trace }, now);
    if (charge || !limitsAmount(rule) || mayExceed(d, sighting.from, now))
      leaveOpen(state, d, sighting.until + clause.revisit, doubt, sighting.from);
  }

  function join(duty: number, sighting: Sighting, now: Instant): Group {
    const { clause, reading } = compiled.duties[duty]!;
    const span = limitsAmount(reading.rule) ? spanOf(reading.rule) : 0;
    const closeAt = Math.max(now, sighting.until) + SAME_TIME;
    const restsUntil = sighting.until + clause.revisit + span;
    const known = groups.find(
      (group) => group.duty === duty && group.closeAt > now && isSame(group, sighting),
    );
    if (!known) {
      groups.push({ duty, sightings: [sighting], said: undefined, closeAt, restsUntil });
      return groups.at(-1)!;
    }
    known.sightings = [...known.sightings, sighting];
    known.closeAt = Math.max(known.closeAt, closeAt);
    known.restsUntil = Math.max(known.restsUntil, restsUntil);
    return known;
  }

  /** A breach begins with what is surely one; a doubt before it ends, and what was broken off is another. */
  function say(group: Group, word: Word, now: Instant): void {
    const { said, duty } = group;
    const { sighting } = word;
    const closeAt = Math.max(now, sighting.until) + WITNESS_WAIT;
    if (said && goesOn(duty, said, word)) {
      said.about = [...said.about, sighting];
      if (!isBreach(said) || isBreachReason(word.reason)) said.until = Math.max(said.until, sighting.until);
      said.closeAt = Math.max(said.closeAt, closeAt);
      voice.update(said.open, evidenceFor(said));
      return;
    }
    if (said) voice.close(said.open, said.until);
    const about = [sighting];
    const decision = plainly(duty, word, state.share[duty]!);
    const open = voice.open({ ...decision, ...evidenceFor({ about }), restsOn: sighting.ref });
    group.said = { open, about, until: sighting.until, closeAt };
  }

  /** A doubt adds to what was said; a breach goes on with what is surely one if no exception may lie between. */
  function goesOn(duty: number, said: Said, { sighting, reason }: Word): boolean {
    if (!isBreachReason(reason)) return true;
    if (!isBreach(said) || said.until >= sighting.from) return isBreach(said);
    const between = { ...sighting, from: said.until, until: sighting.from };
    return liftedDuring(state, duty, between, sighting).lifted === NO;
  }

  function evidenceFor({ about }: Pick<Said, 'about'>): Pick<Decision, 'contested' | 'observations'> {
    const denials = unseen.filter((denial) => isDenied(about, denial));
    return { contested: denials.length > 0, observations: inOrder([...about, ...denials]) };
  }

  function deny(denial: Denial): void {
    unseen.push(denial);
    for (const { said } of groups)
      if (said && isDenied(said.about, denial)) voice.update(said.open, evidenceFor(said));
  }

  const isDenied = (sightings: readonly Sighting[], denial: Denial): boolean =>
    sightings.some((sighting) => denies(denial, sighting, { category: sighting.category }, register.sources));

  /** May the objects seen be others than those that were tracked since, and together too many? */
  function mayExceed(d: number, since: Instant, now: Instant): boolean {
    const { rule } = compiled.duties[d]!.reading;
    if (!limitsAmount(rule)) return false;
    const resting = groups.filter(({ duty, restsUntil }) => duty === d && restsUntil > now);
    return sharersOf(rule, picture.parties).some((sharer) => {
      const theirs = resting.filter(({ sightings }) => mayShare(sightings[0]!.party, sharer));
      const seen = theirs.reduce((sum, { sightings }) => sum + mostSeen(rule, sightings), 0);
      return seen + tracked.most(d, sharer, since - spanOf(rule)) > limitOf(rule);
    });
  }

  function advance(now: Instant): void {
    tracked.note(now);
    if (unseen.length === 0 && groups.length === 0) return;
    const there = groups.filter(({ closeAt, restsUntil }) => closeAt > now || restsUntil > now);
    for (const d of new Set(there.map(({ duty }) => duty)))
      if (mayExceed(d, now, now)) leaveOpen(state, d, now, 'uncorroborated');
    for (const group of groups) age(group, now);
    groups = groups.filter(
      ({ said, closeAt, restsUntil }) => (said?.closeAt ?? 0) > now || closeAt > now || restsUntil > now,
    );
    unseen = unseen.filter(({ until }) => now - until < WITNESS_WAIT + SAME_TIME);
  }

  function age({ closeAt, said }: Group, now: Instant): void {
    if (!said) return;
    if (closeAt <= now) voice.rest(said.open, said.until);
    if (said.closeAt <= now) voice.close(said.open, said.until);
  }

  return { note, advance };
}

/** Of sightings that may be of the same objects, the one that comes to most. */
const mostSeen = (rule: AmountRule, sightings: readonly Sighting[]): number =>
  Math.max(...sightings.map(({ count, traits }) => count * amountOf(rule, traits)));

function isSame({ sightings }: Group, sighting: Sighting): boolean {
  const last = sightings.at(-1)!;
  const isAlike = last.category === sighting.category && last.party === sighting.party;
  return isAlike && measureAlike(last, sighting) && areNear(last, sighting);
}

/** What one did not measure may be what the other did. */
const measureAlike = ({ traits: a }: Sighting, { traits: b }: Sighting): boolean =>
  TRAITS.every((trait) => a?.[trait] === undefined || b?.[trait] === undefined || a[trait] === b[trait]);

/** What one sighting comes to. */
interface Word {
  readonly sighting: Sighting;
  readonly reason: VerdictReason;
  readonly trace: readonly ExceptionTrace[];
}

const isBreach = ({ open }: Said): boolean => isBreachReason(open.event.reason);

const plainly = (duty: number, { sighting, reason, trace }: Word, share: number) => ({
  duty,
  share,
  verdict: isBreachReason(reason) ? ('breach-indicated' as const) : ('not-determinable' as const),
  reason,
  exceptions: trace,
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
