/** Reports of something at a place, as evidence: who says so, of where and when; and who saw nothing of it there. */
import { HOUR, type Metres, quickDistance } from '../../kernel/index.ts';
import type { Source } from '../../picture/index.ts';
import {
  type EventReport,
  namesKind,
  type PatrolReport,
  type Question,
  seesKind,
  speaksOf,
} from '../../picture/index.ts';
import { gapBetween, type Whereabouts } from '../place/whereabouts.ts';
import type { ObservationRef } from '../watch-event.ts';

/** Two reports may be of one thing when their footprints come this close and their times lie this near. */
export const SAME_PLACE: Metres = 1_000;
export const SAME_TIME = HOUR;

/** How long what was reported waits for another witness, or for a denial. Satellite scenes arrive hours late. */
export const WITNESS_WAIT = 24 * HOUR;

export interface Evidence extends Whereabouts {
  readonly ref: ObservationRef;
}

/** A patrol looked until it reported; an event is dated to its beginning, as well as the source knows it. */
export function evidenceOf(report: EventReport | PatrolReport): Evidence {
  const { source, index, observedAt, position, radius } = report;
  const [from, until] =
    report.kind === 'patrol'
      ? [observedAt - report.watched, observedAt]
      : [observedAt, observedAt + (report.timeUncertainty ?? 0)];
  return { position, radius, from, until, ref: { source, index, observedAt } };
}

export function areNear(a: Whereabouts, b: Whereabouts): boolean {
  const { metres, time } = gapBetween(a, b);
  return metres <= SAME_PLACE && time <= SAME_TIME;
}

const apart = (a: Whereabouts, b: Whereabouts): Metres =>
  quickDistance(a.position.lon, a.position.lat, b.position.lon, b.position.lat);

/** How far apart two reports are in place and time together: an hour counts as much as a kilometre. */
export function distanceBetween(a: Whereabouts, b: Whereabouts): number {
  const { time } = gapBetween(a, b);
  return apart(a, b) / SAME_PLACE + Math.max(0, time) / SAME_TIME;
}

export const inOrder = (evidence: readonly Evidence[]): readonly ObservationRef[] =>
  evidence.map(({ ref }) => ref).sort((a, b) => a.observedAt - b.observedAt);

/** A patrol looked and saw nothing of what it looked for. */
export interface Denial extends Evidence {
  readonly report: PatrolReport;
}

/** Did `look` hold every place at which it may have been, for as long as it may have been there? */
const looksAt = (look: Whereabouts, it: Whereabouts): boolean =>
  apart(look, it) + it.radius <= look.radius && look.from <= it.from && look.until >= it.until;

/** Does another observer, who looked for the kind there all that time, say that there was none? */
export function denies(
  { report, ...look }: Denial,
  it: Evidence,
  kind: Question['wanted'],
  sources: readonly Source[],
): boolean {
  if (report.source === it.ref.source || !looksAt(look, it)) return false;
  const source = sources.find(({ id }) => id === report.source);
  return speaksOf(report, kind) && (namesKind(report) || (source !== undefined && seesKind(source, kind)));
}
