/** Visits: in every period a patrol of the party stood in the area and could look. */
import type { RecurringVisit } from '../../accord/index.ts';
import { inside } from '../../kernel/geometry/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { PatrolReport } from '../../picture/index.ts';
import type { CompiledAccords } from '../compile.ts';
import type { UndeterminedReason } from '../watch-event.ts';
import type { Channel } from './channel.ts';
import { makeRecurring } from './recurring.ts';
import { type Bound, type Judge, refTo, undetermined } from './ruling.ts';

export interface VisitSurroundings {
  readonly compiled: CompiledAccords;
  readonly area: number;
  readonly patrols: readonly PatrolReport[];
  readonly channel: Channel;
  readonly bound: () => Bound;
  readonly listensFrom: Instant;
}

export function makeRecurringVisit({ recurrence }: RecurringVisit, around: VisitSurroundings): Judge {
  const { patrols, channel, bound, listensFrom } = around;
  const here = new WeakMap<PatrolReport, boolean>();
  const wasHere = (report: PatrolReport): boolean => {
    const known = here.get(report) ?? stoodIn(around, report);
    here.set(report, known);
    return known;
  };
  const looked = ({ outcome }: PatrolReport): boolean => outcome === 'seen' || outcome === 'not-seen';
  return makeRecurring({
    recurrence,
    bound,
    reason: 'not-visited',
    sources: channel.sources,
    deeds: (party) =>
      patrols
        .filter((report) => report.by === party && looked(report) && wasHere(report))
        .map((report) => ({ at: report.observedAt, until: Infinity, ref: refTo(report) })),
    whyOpen: (party, { from, until }) => {
      const then = patrols.filter(
        (report) =>
          report.observedAt >= from &&
          report.observedAt < until &&
          (report.by ?? party) === party &&
          wasHere(report),
      );
      const reason: UndeterminedReason | undefined = then.some(looked)
        ? 'identity-unknown'
        : then.length > 0
          ? 'access-denied'
          : from < listensFrom
            ? 'partial'
            : channel.whyDeaf(from, until);
      return reason && undetermined(reason, channel.sources, then.slice(-MOST_REFS).map(refTo));
    },
  });
}

const MOST_REFS = 16;

/** Did the patrol stand in the version of the area that held then? */
function stoodIn({ compiled, area }: VisitSurroundings, { observedAt, position }: PatrolReport): boolean {
  const zone = compiled.areas[area]?.zones.find(
    (one) => observedAt >= compiled.zoneFrom[one]! && observedAt < compiled.zoneUntil[one]!,
  );
  return zone !== undefined && inside(compiled.zones[zone]!, position.lon, position.lat) !== 'outside';
}
