/** What one report of a patrol says about one declared item: five different things, and what leaves it open. */
import { type AreaGeometry, inside, ringsOf } from '../../kernel/geometry/index.ts';
import { type Instant, isKindOf, type Position, quickDistance } from '../../kernel/index.ts';
import { type PatrolReport, type Source, seesKind, speaksOf } from '../../picture/index.ts';
import type { ExceptionTrace } from '../exceptions/exceptions.ts';
import { NO, YES } from '../place/height.ts';
import { circleIn } from '../place/whereabouts.ts';
import type { ObservationRef, UndeterminedReason } from '../watch-event.ts';
import { type DeclaredItem, siteAt } from './declared-items.ts';

export const ITEM_STATES = ['present', 'absent', 'moved', 'access-denied', 'not-checked'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export interface Said {
  readonly state: ItemState;
  /** Somebody looked, and it cannot be told. */
  readonly doubt?: UndeterminedReason;
}

/** It counts from `at` on, until a newer one or as long as a look is good. */
export interface Word extends Said {
  readonly at: Instant;
  /** When the look began. */
  readonly from: Instant;
  readonly ref: ObservationRef;
  /** Where the patrol says it was, or saw it. */
  readonly position: Position;
  readonly radius: number;
  /** It saw the item there. */
  readonly seen: boolean;
  /** An exception lifts the duty. */
  readonly lifted: boolean;
  readonly trace: readonly ExceptionTrace[];
}

/** Undefined: it says nothing about the item. */
export function saidOf(
  report: PatrolReport,
  declared: DeclaredItem,
  sources: readonly Source[],
): Said | undefined {
  const { observedAt, outcome, item } = report;
  const site = siteAt(declared, observedAt);
  if (!site || observedAt < declared.from || observedAt >= declared.until) return undefined;
  if (item !== undefined && item !== declared.item.id) return undefined;
  if (outcome === 'seen') return item === undefined ? undefined : whereSeen(report, declared, site);
  if (outcome === 'not-seen')
    return looksFor(report, declared, sources) && holdsAll(report, site) ? { state: 'absent' } : undefined;
  return isKeptFrom(report, declared, site) ? { state: 'access-denied' } : undefined;
}

/** It was somewhere in the circle. */
function whereSeen(report: PatrolReport, { item }: DeclaredItem, site: AreaGeometry): Said {
  const { position, radius, count } = report;
  const there = circleIn(site, position, radius);
  if (there === NO) return { state: 'moved' };
  if (there !== YES) return { state: 'not-checked', doubt: 'position-uncertain' };
  if (count === undefined || count >= item.count) return { state: 'present' };
  // some of those that are declared together were not among them
  return holdsAll(report, site) ? { state: 'absent' } : { state: 'not-checked', doubt: 'partial' };
}

/** Who names nothing looked for all that its source sees; who looked for one party's things, for no other's. */
function looksFor(report: PatrolReport, { item }: DeclaredItem, sources: readonly Source[]): boolean {
  const { item: named, category, event, party, traits } = report;
  if (party !== undefined && party !== item.party) return false;
  if (named !== undefined) return true;
  if (traits !== undefined) return false;
  if (category !== undefined) return category !== 'unknown' && isKindOf(item.category, category);
  const source = sources.find(({ id }) => id === report.source);
  return event === undefined && source !== undefined && seesKind(source, { category: item.category });
}

function isKeptFrom(report: PatrolReport, { item }: DeclaredItem, site: AreaGeometry): boolean {
  if (report.item !== undefined) return true;
  const { lon, lat } = report.position;
  const reaches =
    inside(site, lon, lat) !== 'outside' || circleIn(site, report.position, report.radius) !== NO;
  return reaches && speaksOf(report, { category: item.category });
}

/** Is all of the site within the look? A circle that holds every corner holds all between them. */
function holdsAll({ position: { lon, lat }, radius }: PatrolReport, site: AreaGeometry): boolean {
  const reach = radius / (1.01 + radius / 1_000_000);
  return ringsOf(site).every((ring) => ring.every(([x, y]) => quickDistance(lon, lat, x, y) <= reach));
}
