/**
 * Forbidden events at a place. One sensor can be fooled, so a breach needs two independent physics, or a
 * patrol that saw it, within a window of space and time, and one of them must place it surely inside; until then
 * nobody can tell. A report speaks for one event only: otherwise one patrol would make a breach of every spark.
 */
import type { EventKind, Instant } from '../../kernel/index.ts';
import type { Report } from '../../picture/index.ts';
import type { Decision, OpenIndication } from '../indication.ts';
import { leaveOpen } from '../left-open.ts';
import type { EventFootprint } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';
import { bearEachOtherOut, bearsOut, type EventWitness, eventWitness, isPartOf } from './event-witness.ts';
import { isExcepted, mayBeForbidden, type WeighedEvent, weighEvent } from './weigh-event.ts';
import {
  type Denial,
  denies,
  distanceBetween,
  type Evidence,
  evidenceOf,
  inOrder,
  SAME_TIME,
  WITNESS_WAIT,
} from './witness.ts';

interface Item {
  readonly duty: number;
  /** What the indication rests on: of a breach a witness that is surely one, of a doubt the first. */
  first: EventWitness;
  witnesses: readonly EventWitness[];
  denials: readonly Denial[];
  open: OpenIndication;
  closeAt: Instant;
}

export interface EventBan {
  note(report: Report, now: Instant): void;
  advance(now: Instant): void;
}

export function makeEventBan(state: WatchState): EventBan {
  const { compiled, voice, register } = state;
  const kinds = new Map(
    compiled.duties.flatMap(({ reading: { rule } }, d) =>
      rule.form === 'event-ban' ? [[d, rule.event] as const] : [],
    ),
  );
  const physicsOf = new Map(register.sources.map(({ id, physics }) => [id, physics]));
  /** Reports that bear out or deny others. */
  let heard: EventWitness[] = [];
  let unseen: Denial[] = [];
  let items: Item[] = [];

  function note(report: Report, now: Instant): void {
    if (kinds.size === 0) return;
    if (report.kind === 'patrol' && report.outcome === 'not-seen') {
      deny({ ...evidenceOf(report), report });
      return;
    }
    const witness = eventWitness(report, physicsOf);
    if (!witness) return;
    for (const [duty, kind] of kinds) judge(duty, kind, witness, now);
    heard.push(witness);
  }

  function deny(denial: Denial): void {
    unseen.push(denial);
    for (const item of items) {
      if (!isDenied(item, denial)) continue;
      item.denials = [...item.denials, denial];
      voice.update(item.open, evidenceOfItem(item));
    }
  }

  function judge(d: number, kind: EventKind, witness: EventWitness, now: Instant): void {
    if (isExcepted(state, d, witness)) return;
    const item = itemFor(d, kind, witness);
    if (item) join(item, witness, now);
    if (witness.event !== kind || !mayBeForbidden(state, d, witness)) return;
    if (!item) begin(d, kind, witness, now);
    if (witness.seen)
      leaveOpen(state, d, witness.until + compiled.duties[d]!.clause.revisit, 'uncorroborated', witness.from);
  }

  /**
   * The event that a witness speaks of: a breach that it may be part of, or else a doubt that it bears out, one that
   * it makes a breach of before any other; of several the nearest in time and place.
   */
  function itemFor(d: number, kind: EventKind, witness: EventWitness): Item | undefined {
    const near = items.filter(({ duty, first }) => duty === d && isPartOf(kind, first, witness));
    const ours = nearestFirst(near, witness);
    const breach = ours.find(({ open }) => isBreach(open));
    if (breach) return breach;
    const doubts = ours.filter(({ first }) => bearsOut(kind, first, witness));
    return doubts.find((item) => weighWith(item, witness)?.reason === 'event') ?? doubts[0];
  }

  /** What a doubt comes to with another witness, and without those that speak for a breach by now. */
  const weighWith = ({ duty, witnesses }: Item, witness: EventWitness) =>
    weighEvent(state, duty, [...witnesses.filter((other) => !isTaken(duty, other)), witness]);

  function join(item: Item, witness: EventWitness, now: Instant): void {
    const weighed = isBreach(item.open) ? undefined : weighWith(item, witness);
    item.witnesses = [...item.witnesses, witness];
    item.denials = unseen.filter((denial) => isDenied(item, denial));
    if (weighed?.reason === 'event' && weighed.by !== item.first) turn(item, weighed, now);
    else voice.update(item.open, { ...evidenceOfItem(item), ...(weighed ? wordsFor(weighed) : {}) });
  }

  /** What was in doubt ends, and the breach that came to light begins with the witness that is surely one. */
  function turn(item: Item, weighed: WeighedEvent, now: Instant): void {
    const { by } = weighed;
    const kind = kinds.get(item.duty)!;
    voice.close(item.open, item.first.until, item.first.position);
    item.first = by;
    item.witnesses = item.witnesses.filter((other) => other === by || bearEachOtherOut(kind, by, other));
    item.denials = unseen.filter((denial) => isDenied(item, denial));
    item.closeAt = Math.max(now, by.until) + WITNESS_WAIT;
    item.open = voice.open({ ...decisionOn(item, weighed), restsOn: by.ref });
  }

  function begin(d: number, kind: EventKind, witness: EventWitness, now: Instant): void {
    const others = heard.filter((other) => bearsOut(kind, witness, other) && !isTaken(d, other));
    const witnesses = [witness, ...others.filter((other) => !isExcepted(state, d, other))];
    const weighed = weighEvent(state, d, witnesses)!;
    const about = { duty: d, first: weighed.reason === 'event' ? weighed.by : witness, witnesses };
    const denials = unseen.filter((denial) => isDenied(about, denial));
    const open = voice.open(decisionOn({ ...about, denials }, weighed));
    items.push({ ...about, denials, open, closeAt: Math.max(now, about.first.until) + WITNESS_WAIT });
  }

  /** It speaks for a breach already. */
  const isTaken = (d: number, witness: EventWitness): boolean =>
    items.some(({ duty, open, witnesses }) => duty === d && isBreach(open) && witnesses.includes(witness));

  function decisionOn(about: About & Pick<Item, 'denials'>, weighed: WeighedEvent): Decision {
    const { duty, first } = about;
    return {
      ...wordsFor(weighed),
      ...evidenceOfItem(about),
      duty,
      share: state.share[duty]!,
      subject: {},
      from: first.from,
      until: first.until,
      position: first.position,
      footprint: footprintOf(first),
    };
  }

  const evidenceOfItem = ({ duty, witnesses, denials }: About & Pick<Item, 'denials'>) => ({
    share: state.share[duty]!,
    contested: denials.length > 0,
    observations: inOrder([...witnesses, ...denials]),
  });

  function isDenied({ duty, witnesses }: About, denial: Denial): boolean {
    const event = kinds.get(duty)!;
    return witnesses.some(
      (witness) => witness.event === event && denies(denial, witness, { event }, register.sources),
    );
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

type About = Pick<Item, 'duty' | 'first' | 'witnesses'>;

const isBreach = ({ event }: OpenIndication): boolean => event.verdict === 'breach-indicated';

const wordsFor = ({ reason, trace }: WeighedEvent) => ({
  verdict: reason === 'event' ? ('breach-indicated' as const) : ('not-determinable' as const),
  reason,
  exceptions: trace,
});

/** Of those as near as each other the one whose indication's id comes first. */
const nearestFirst = (items: readonly Item[], witness: EventWitness): readonly Item[] =>
  items
    .map((item) => ({ item, distance: distanceBetween(item.first, witness), id: item.open.event.id }))
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .map(({ item }) => item);

function footprintOf({ radius, report }: EventWitness): EventFootprint {
  if (report.kind !== 'event') return { radius };
  const { confidence, intensity } = report;
  return {
    radius,
    ...(confidence !== undefined ? { confidence } : {}),
    ...(intensity ? { intensity } : {}),
  };
}
