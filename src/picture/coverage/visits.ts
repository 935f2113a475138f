/** Patrols see for a while, around one place. What they could not look at is kept too, since it is a reason. */

import { type AreaGeometry, type Bounds, boundsOf, boundsOverlap } from '../../kernel/geometry/index.ts';
import { DAY, type Instant, quickDistance } from '../../kernel/index.ts';
import type { PatrolReport } from '../observation.ts';
import type { Question } from '../picture-contract.ts';
import { circleArea } from './footprint.ts';
import { speaksOf } from './speaks-of.ts';

/** One look at one place by one source. */
export interface Visit {
  /** Running number: equal numbers, equal visits. */
  readonly id: number;
  readonly from: Instant;
  readonly until: Instant;
  readonly area: AreaGeometry;
  readonly bounds: Bounds;
  readonly report: PatrolReport;
}

/** A refusal or a delay, for as long as it is known to last. */
export interface Hindrance {
  /** Running number, as of visits. */
  readonly id: number;
  readonly from: Instant;
  until: Instant;
  readonly area: AreaGeometry;
  readonly bounds: Bounds;
  readonly report: PatrolReport;
}

export interface Visits {
  note(report: PatrolReport): void;
  /** Looks for the kind by the source that ended after `since`, near the area. */
  looks(
    source: string,
    wanted: Question['wanted'],
    since: Instant,
    until: Instant,
    near: Bounds,
  ): readonly Visit[];
  /** Every look that counts and ended after `since`, near the area. */
  looksThat(
    counts: (report: PatrolReport) => boolean,
    since: Instant,
    until: Instant,
    near: Bounds,
  ): readonly Visit[];
  /** Who was kept from looking for the kind in the window, near the area. */
  hindrances(wanted: Question['wanted'], from: Instant, until: Instant, near: Bounds): readonly Hindrance[];
  readonly revision: number;
}

/** Visits kept, and how long a refusal counts when nothing newer is said about the place. */
export const VISITS_KEPT = 20_000;
const DENIAL_LASTS = DAY;

export function createVisits(): Visits {
  const looks: Visit[] = [];
  const hindrances: Hindrance[] = [];
  let revision = 0;
  let count = 0;

  const keep = <Kept>(list: Kept[], one: Kept): void => {
    list.push(one);
    if (list.length > VISITS_KEPT) list.shift();
    revision++;
  };
  /** The newest looks, back to the first that was over before `since`: they come in the order of their ends. */
  function* backTo(since: Instant, near: Bounds): Generator<Visit> {
    for (let i = looks.length - 1; i >= 0 && looks[i]!.until >= since; i--) {
      if (boundsOverlap(looks[i]!.bounds, near)) yield looks[i]!;
    }
  }

  function look(report: PatrolReport): void {
    const { observedAt, watched, position, radius } = report;
    const area = circleArea(position, radius);
    const span = { from: observedAt - watched, until: observedAt };
    keep(looks, { id: count++, ...span, area, bounds: boundsOf(area), report });
    for (const hindrance of hindrances) end(hindrance, report);
  }

  function hinder(report: PatrolReport): void {
    const { observedAt, position, radius, delayed = 0 } = report;
    const until = observedAt + DENIAL_LASTS;
    const area = circleArea(position, radius);
    const hindrance = {
      id: count++,
      from: observedAt - delayed,
      until,
      area,
      bounds: boundsOf(area),
      report,
    };
    for (const earlier of hindrances) end(earlier, report);
    // reports may come late: what ended it may be known already
    for (const later of [...looks, ...hindrances]) end(hindrance, later.report);
    keep(hindrances, hindrance);
  }

  return {
    note(report) {
      if (report.outcome === 'seen' || report.outcome === 'not-seen') look(report);
      else hinder(report);
    },
    looks: (source, wanted, since, until, near) =>
      [...backTo(since, near)].filter(
        ({ report, from }) => report.source === source && from <= until && speaksOf(report, wanted),
      ),
    looksThat: (counts, since, until, near) =>
      [...backTo(since, near)].filter(({ report, from }) => from <= until && counts(report)),
    hindrances: (wanted, from, until, near) =>
      hindrances.filter(
        (one) =>
          one.from < until &&
          one.until > from &&
          boundsOverlap(one.bounds, near) &&
          speaksOf(one.report, wanted),
      ),
    get revision() {
      return revision;
    },
  };
}

/**
 * A hindrance ends when somebody looks at the place after all; a delay also when the patrol that was held up reports
 * again: it has gone on, looked elsewhere, or been turned away.
 */
function end(hindrance: Hindrance, later: PatrolReport): void {
  const { report, from, until } = hindrance;
  const hasLooked = later.outcome === 'seen' || later.outcome === 'not-seen';
  const since = hasLooked ? later.observedAt - later.watched : later.observedAt;
  if (later.observedAt <= from || since >= until) return;
  const hasGoneOn = report.outcome === 'access-delayed' && later.source === report.source;
  const [here, there] = [report.position, later.position];
  const holdsPlace = hasLooked && quickDistance(here.lon, here.lat, there.lon, there.lat) <= later.radius;
  if (hasGoneOn || holdsPlace) hindrance.until = Math.max(from, since);
}
