/**
 * Which clause could be seen to be broken or kept, by which declared sources, where, how fast and with which gaps:
 * asked of an agreement and a set of sources before either is in use.
 */
import { type Accord, type Clause, isByParty, type Reading } from '../../accord/index.ts';
import {
  type AreaGeometry,
  type Bounds,
  boundsOf,
  isEmptyArea,
  NOWHERE,
  subtract,
  surfaceOf,
} from '../../kernel/geometry/index.ts';
import {
  type Foresight,
  makeForesee,
  outlooksOf,
  type SourceForesight,
  type SourceRegister,
} from '../../picture/index.ts';
import {
  breachProspect,
  byPartyProspects,
  complianceProspect,
  FOR_PEOPLE,
  type PlacedRule,
  type Prospect,
  patrolsOf,
  visitsProspect,
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
  /** Largest first, at most ten; none are worked out for what is left when a source is gone. */
  readonly gaps: readonly Gap[];
}

/** An accord and its sources, to be asked what could be seen, with all of them or without some. */
export interface Survey {
  /** One row for each reading of each clause, in the accord's order. */
  readonly rows: readonly ClauseMonitorability[];
  /** The same without these sources; a row that none of them has a part in is the same object. */
  without(lost: readonly string[]): readonly ClauseMonitorability[];
}

export function surveyAccord(accord: Accord, register: SourceRegister): Survey {
  const outlooks = outlooksOf(register.sources);
  const asked = accord.clauses.flatMap((clause) =>
    clause.readings.map((reading) => askAbout(accord, clause, reading, register, outlooks)),
  );
  const rows = asked.map((ask) => ask(new Set()));
  return {
    rows,
    without: (lost) =>
      rows.map((row, n) =>
        restsOn(row).some((source) => lost.includes(source)) ? asked[n]!(new Set(lost)) : row,
      ),
  };
}

const restsOn = ({ sources, breach }: ClauseMonitorability): readonly string[] => [
  ...sources.map(({ source }) => source),
  ...breach.sources,
];

type Ask = (lost: ReadonlySet<string>) => ClauseMonitorability;

function askAbout(
  { areas, parties }: Accord,
  { id: clause, revisit }: Clause,
  { id: reading, rule }: Reading,
  register: SourceRegister,
  outlooks: ReturnType<typeof outlooksOf>,
): Ask {
  const named = { clause, reading };
  if (rule.form === 'human-judged') {
    const row = { ...named, area: '', breach: FOR_PEOPLE, compliance: FOR_PEOPLE, sources: [], gaps: [] };
    return () => row;
  }
  if (rule.form === 'access' || rule.form === 'storage') {
    const area = 'area' in rule ? rule.area : '';
    return (lost) => {
      const sources = patrolsOf(register).filter(({ source }) => !lost.has(source));
      const prospect = visitsProspect(sources);
      return { ...named, area, breach: prospect, compliance: prospect, sources, gaps: [] };
    };
  }
  if (isByParty(rule)) {
    return (lost) => ({
      ...named,
      ...byPartyProspects(rule, parties, register, lost),
      sources: [],
      gaps: [],
    });
  }
  const area = areaOf(rule);
  const { heights, versions } = areas.find(({ id }) => id === area)!;
  const wanted = rule.form === 'event-ban' ? { event: rule.event } : { category: rule.category };
  const places = versions.map(({ geometry }) => ({
    geometry,
    foresee: makeForesee(register.sources, outlooks, { geometry, heights, wanted, revisit }),
  }));
  return (lost) => {
    // of an area that moves, the version seen least
    const { foresight, geometry } = places
      .map((place) => ({ ...place, foresight: place.foresee(lost) }))
      .toSorted((a, b) => a.foresight.withVisits - b.foresight.withVisits)[0]!;
    return {
      ...named,
      area,
      breach: breachProspect(rule, foresight, register),
      compliance: complianceProspect(foresight, revisit),
      sources: foresight.sources,
      gaps: lost.size > 0 ? [] : gapsOf(geometry, foresight),
    };
  };
}

const areaOf = (rule: PlacedRule): string => (rule.form === 'corridor' ? rule.within : rule.area);

const MOST_GAPS = 10;

function gapsOf(geometry: AreaGeometry, { reached, withVisits }: Foresight): readonly Gap[] {
  const unseen = withVisits === 1 ? NOWHERE : without(geometry, reached);
  return unseen.coordinates
    .map((polygon) => ({ type: 'MultiPolygon' as const, coordinates: [polygon] }))
    .map((piece) => ({ ...boundsOf(piece), squareMetres: Math.round(surfaceOf(piece)) }))
    .sort((a, b) => b.squareMetres - a.squareMetres)
    .slice(0, MOST_GAPS);
}

function without(whole: AreaGeometry, seen: AreaGeometry): AreaGeometry {
  if (isEmptyArea(seen)) return whole;
  const rest = subtract(whole, [seen]);
  return rest.ok ? rest.value : whole;
}
