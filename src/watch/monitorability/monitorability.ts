/**
 * Which clause could be seen to be broken or kept, by which declared sources, where, how fast and with which gaps:
 * asked of an agreement and a set of sources before either is in use.
 */
import type { Accord, Clause, Reading } from '../../accord/index.ts';
import { type Bounds, boundsOf, isEmptyArea, surfaceOf } from '../../kernel/geometry/index.ts';
import { type Foresight, foresee, type SourceForesight, type SourceRegister } from '../../picture/index.ts';
import {
  breachProspect,
  complianceProspect,
  FOR_PEOPLE,
  type PlacedRule,
  type Prospect,
} from './prospects.ts';

/** A piece of an area that nobody would see. */
export interface Gap extends Bounds {
  readonly squareMetres: number;
}

export interface ClauseMonitorability {
  readonly clause: string;
  readonly reading: string;
  /** The area in which it is decided; empty for clauses that people judge. */
  readonly area: string;
  readonly breach: Prospect;
  readonly compliance: Prospect;
  readonly sources: readonly SourceForesight[];
  /** Largest first, at most ten. */
  readonly gaps: readonly Gap[];
}

/** One row for each reading of each clause, in the accord's order. */
export const monitorability = (accord: Accord, register: SourceRegister): readonly ClauseMonitorability[] =>
  accord.clauses.flatMap((clause) =>
    clause.readings.map((reading) => rowOf(accord, clause, reading, register)),
  );

function rowOf(
  accord: Accord,
  clause: Clause,
  { id: reading, rule }: Reading,
  register: SourceRegister,
): ClauseMonitorability {
  const named = { clause: clause.id, reading };
  if (rule.form === 'human-judged') {
    return { ...named, area: '', breach: FOR_PEOPLE, compliance: FOR_PEOPLE, sources: [], gaps: [] };
  }
  const area = areaOf(rule);
  const foresight = leastForeseen(accord, clause, rule, register);
  return {
    ...named,
    area,
    breach: breachProspect(rule, foresight, register),
    compliance: complianceProspect(foresight, clause.revisit),
    sources: foresight.sources,
    gaps: gapsOf(foresight),
  };
}

const areaOf = (rule: PlacedRule): string => (rule.form === 'corridor' ? rule.within : rule.area);

/** Of an area that moves, the version seen least. */
function leastForeseen(
  { areas }: Accord,
  { revisit }: Clause,
  rule: PlacedRule,
  { sources }: SourceRegister,
): Foresight {
  const { heights, versions } = areas.find(({ id }) => id === areaOf(rule))!;
  const wanted = rule.form === 'event-ban' ? { event: rule.event } : { category: rule.category };
  return versions
    .map(({ geometry }) => foresee(sources, { geometry, heights, wanted, revisit }))
    .reduce((least, one) => (one.withVisits < least.withVisits ? one : least));
}

const MOST_GAPS = 10;

function gapsOf({ unseen }: Foresight): readonly Gap[] {
  if (isEmptyArea(unseen)) return [];
  return unseen.coordinates
    .map((polygon) => ({ type: 'MultiPolygon' as const, coordinates: [polygon] }))
    .map((piece) => ({ ...boundsOf(piece), squareMetres: Math.round(surfaceOf(piece)) }))
    .sort((a, b) => b.squareMetres - a.squareMetres)
    .slice(0, MOST_GAPS);
}
