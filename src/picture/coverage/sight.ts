/**
 * "Would somebody have seen it?" A place counts as looked at when, at every moment of the window, some
 * source that sees the kind whether or not it cooperates was up over it, or had looked there no longer ago
 * than the clause's revisit. Every doubt goes against having seen.
 */

import {
  type AreaGeometry,
  type Bounds,
  boundsOf,
  boundsOverlap,
  inside,
  isEmptyArea,
  NOWHERE,
} from '../../kernel/geometry/index.ts';
import {
  type Category,
  type EventKind,
  type Instant,
  isKindOf,
  type Milliseconds,
} from '../../kernel/index.ts';
import type { PatrolReport } from '../observation.ts';
import type { Question, Sight } from '../picture-contract.ts';
import type { Source } from '../source.ts';
import { bandCovers } from './heights.ts';
import { type Lapse, type Liveness, LONGEST_GAP, type SourceLife } from './liveness.ts';
import type { Outlooks } from './outlooks.ts';
import { makeSeenParts, type SeenParts, shared, shareOf } from './seen-parts.ts';
import type { Visit, Visits } from './visits.ts';

/** Where one source looked, and when: half-open. */
interface Look {
  readonly source: string;
  /** Equal keys, equal areas: what answers are remembered by. */
  readonly key: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly area: AreaGeometry;
}

/**
 * Milliseconds: who looks at least this often watches "without a pause", which is how a revisit of 0 reads.
 */
export const CONTINUOUS = 60_000;

/** Answers kept before the memory is emptied. */
const REMEMBERED = 10_000;

export interface CoverageOptions {
  /** Known-bad switch for tests: takes reception of cooperative objects for coverage. Never set it. */
  readonly treatReceptionAsCoverage?: boolean;
}

/** Where and when, whatever is wanted there. */
type Ground = Omit<Question, 'wanted' | 'heights'>;

/** What was worked out for one geometry: places seen by a set of looks, and shares seen by several sets. */
interface Remembered {
  readonly bounds: Bounds;
  readonly parts: SeenParts;
  readonly shares: Map<string, number>;
}

export interface SightParts {
  readonly sources: readonly Source[];
  readonly liveness: Liveness;
  readonly outlooks: Outlooks;
  readonly visits: Visits;
  readonly options: CoverageOptions;
}

export function createSight({ sources, liveness, outlooks, visits, options }: SightParts) {
  const memory = new WeakMap<AreaGeometry, Remembered>();

  function sight(question: Question): Sight {
    const known = recall(question.geometry);
    const looks: Look[] = [];
    const spoilt = new Set<string>();
    let able = 0;
    for (const [ordinal, source] of sources.entries()) {
      if (!isAble(source, question, options)) continue;
      if (source.physics === 'human') {
        able++;
        looks.push(...visitLooks(source, question, known));
        continue;
      }
      if (source.period > (question.revisit || CONTINUOUS)) continue;
      const found = outlookLooks(source, ordinal, question, known);
      if (found.length > 0) able++;
      looks.push(...found.flatMap((one) => one.looks));
      for (const reason of found.flatMap((one) => [...one.spoilt])) spoilt.add(reason);
    }
    if (able === 0) return { share: 0, reason: 'no-source', sources: [] };
    const share = shareSeen(question, looks, known);
    return { share, reason: reasonOf(share, spoilt, question, known), sources: namesOf(looks) };
  }

  function visited(question: Ground, counts: (report: PatrolReport) => boolean): Sight {
    const { geometry, from, until, revisit } = question;
    const known = recall(geometry);
    const looks = visits
      .looksThat(counts, from - revisit, until, known.bounds)
      .map((visit) => lookOf(visit, revisit))
      .filter(known.parts.meets);
    const share = shareSeen(question, looks, known);
    const reason = share === 1 ? 'covered' : share > 0 ? 'partial' : 'no-source';
    return { share, reason, sources: namesOf(looks) };
  }

  /** What came of each footprint that the source had in the window and that reaches the place. */
  function outlookLooks(
    source: Source,
    ordinal: number,
    question: Question,
    { bounds, parts }: Remembered,
  ): StaticLooks[] {
    const { geometry, from, until } = question;
    return outlooks.during(ordinal, from, until).flatMap((outlook) => {
      const area = outlook.area ?? (options.treatReceptionAsCoverage ? geometry : undefined);
      if (!area || (outlook.extent && !boundsOverlap(outlook.extent, bounds))) return [];
      if (!parts.meets({ key: outlook.key, area })) return [];
      const within = { from: Math.max(from, outlook.from), until: Math.min(until, outlook.until) };
      const life = liveness.lives[ordinal]!;
      return [staticLooks(source, outlook.key, area, life, { ...question, ...within })];
    });
  }

  function visitLooks(
    source: Source,
    { wanted, from, until, revisit }: Question,
    { bounds, parts }: Remembered,
  ): Look[] {
    const looks = visits.looks(source.id, wanted, from - revisit, until, bounds);
    return looks.map((visit) => lookOf(visit, revisit)).filter(parts.meets);
  }

  /** Was somebody who would have seen the kind kept from looking into the area? */
  function wasDenied(question: Question, { bounds, parts }: Remembered): boolean {
    const { wanted, from, until, geometry } = question;
    return visits.hindrances(wanted, from, until, bounds).some(({ id, area, report }) => {
      const source = sources.find((one) => one.id === report.source);
      if (!source || !isAble(source, question, options)) return false;
      const { lon, lat } = report.position;
      return inside(geometry, lon, lat) !== 'outside' || parts.meets({ key: `visit ${id}`, area });
    });
  }

  function recall(geometry: AreaGeometry): Remembered {
    let known = memory.get(geometry);
    if (!known || known.parts.size + known.shares.size > REMEMBERED) {
      known = { bounds: boundsOf(geometry), parts: makeSeenParts(geometry), shares: new Map() };
      memory.set(geometry, known);
    }
    return known;
  }

  /** Share of the places that lay under some look at every moment of the window. */
  function shareSeen({ geometry, from, until }: Ground, looks: readonly Look[], known: Remembered): number {
    // Moments with the same looks see the same places, so each set of looks counts once.
    const sets = new Map(slices(from, until, looks).map((active) => [keyOf(active), active]));
    const key = [...sets.keys()].sort().join('|');
    let share = known.shares.get(key);
    if (share === undefined) {
      share = shareOf(seenByAll(sets, known.parts), geometry);
      known.shares.set(key, share);
    }
    return share;
  }

  function reasonOf(
    share: number,
    spoilt: ReadonlySet<string>,
    question: Question,
    known: Remembered,
  ): Sight['reason'] {
    if (share === 1) return 'covered';
    if (spoilt.has('denied') || wasDenied(question, known)) return 'access-denied';
    if (spoilt.has('jammed')) return 'jammed';
    if (spoilt.size > 0) return 'blind';
    return share > 0 ? 'partial' : 'no-source';
  }

  return { sight, visited };
}

/** A visit is good for as long as the clause's revisit. */
const lookOf = ({ id, report, from, until, area }: Visit, revisit: Milliseconds): Look => ({
  source: report.source,
  key: `visit ${id}`,
  from,
  until: until + revisit,
  area,
});

/** Whether the source, when up, would see the wanted kind in the whole height band without its help. */
export function isAble(source: Source, question: Question, options: CoverageOptions): boolean {
  if (source.cooperative && !options.treatReceptionAsCoverage) return false;
  if (!seesKind(source, question.wanted)) return false;
  return options.treatReceptionAsCoverage || bandCovers(source.heights, question.heights, question.wanted);
}

/** Whether the source, when up, would see something of the wanted kind at all. */
export function seesKind(source: Source, wanted: Question['wanted']): boolean {
  if ('event' in wanted) return source.events.includes(wanted.event satisfies EventKind);
  return source.observes.some((pattern) => isKindOf(wanted.category satisfies Category, pattern));
}

interface StaticLooks {
  readonly looks: Look[];
  readonly spoilt: Set<string>;
}

/** When a source with a footprint looked inside the window, and what it was spoilt by. */
function staticLooks(
  source: Source,
  key: string,
  area: AreaGeometry,
  life: SourceLife,
  question: Question,
): StaticLooks {
  const { from, until, revisit } = question;
  const spoilt = new Set<string>();
  if (Number.isNaN(life.firstAt)) return { looks: [], spoilt: spoilt.add('silent') };
  const heardUntil = life.lastAt + source.period;
  const freshUntil = life.state === 'up' ? heardUntil : Math.min(heardUntil, life.stateFrom);
  if (freshUntil < until) spoilt.add(life.state === 'up' ? 'silent' : life.state);
  const start = Math.max(from, life.firstAt, life.knownFrom);
  if (start > from) spoilt.add('silent');
  const looks: Look[] = [];
  let open = start;
  for (const lapse of lapsesAfter(life, start)) {
    if (lapse.until <= open || lapse.from >= until || isShort(lapse, source, revisit)) continue;
    spoilt.add(lapse.reason);
    if (lapse.from > open) looks.push(look(open, lapse.from));
    open = Math.max(open, lapse.until);
  }
  const end = Math.min(until, freshUntil);
  if (end > open) looks.push(look(open, end));
  return { looks, spoilt };

  function look(first: Instant, last: Instant): Look {
    return { source: source.id, key, from: first, until: last, area };
  }
}

/** Lapses that end after `start`, in order. They are kept by their ends, so the newest are looked at alone. */
function lapsesAfter({ lapses }: SourceLife, start: Instant): Lapse[] {
  let first = lapses.length;
  while (first > 0 && lapses[first - 1]!.until > start) first--;
  return lapses.slice(first).sort((a, b) => a.from - b.from);
}

/** A gap between data that left nothing older than the revisit, nor longer unseen than the source allows. */
const isShort = (lapse: Lapse, source: Source, revisit: number): boolean =>
  lapse.reason === 'silent' && lapse.until - lapse.from <= Math.min(revisit, LONGEST_GAP * source.period);

/** The window cut wherever a look begins or ends, each piece with the looks that span it. */
function slices(from: Instant, until: Instant, looks: readonly Look[]): Look[][] {
  const cuts = [from, until, ...looks.flatMap((look) => [look.from, look.until])]
    .filter((at) => at >= from && at <= until)
    .sort((a, b) => a - b);
  const out: Look[][] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [start, end] = [cuts[i - 1]!, cuts[i]!];
    if (start < end) out.push(looks.filter((look) => look.from <= start && look.until >= end));
  }
  if (from === until) out.push(looks.filter((look) => look.from <= from && look.until >= from));
  return out;
}

/** The places that every one of the sets of looks saw. */
function seenByAll(sets: ReadonlyMap<string, readonly Look[]>, parts: SeenParts): AreaGeometry {
  let seen: AreaGeometry | undefined;
  for (const active of sets.values()) {
    const part = parts.under(active);
    seen = seen ? shared(seen, part) : part;
    if (isEmptyArea(seen)) break;
  }
  return seen ?? NOWHERE;
}

const keyOf = (looks: readonly Look[]): string => looks.map((look) => look.key).join(' ');

const namesOf = (looks: readonly Look[]): string[] => [...new Set(looks.map((look) => look.source))].sort();
