/**
 * Accords as the hot path needs them: every version of every area a numbered zone, every unbroken stretch of every
 * reading of every clause a numbered row, and everything that is asked per observation in typed arrays. Accords in
 * force side by side are simply more zones and more rows.
 */
import {
  type Accord,
  type Area,
  type Clause,
  commonForce,
  type Exception,
  type Reading,
  stretchesOf,
} from '../accord/index.ts';
import { type AreaGeometry, NOWHERE, within } from '../kernel/geometry/index.ts';
import {
  fail,
  type Instant,
  type Interval,
  type Problem,
  type Result,
  succeed,
  type TraitBound,
} from '../kernel/index.ts';
import { changesOf, type Listing, listingFor } from './lists/listing.ts';
import { boundsOf, makeSubjectTable, type SubjectTable } from './match-subject.ts';
import { speedLimits } from './objects/speed-limits.ts';
import { type BandColumns, bandColumns } from './place/height.ts';

/**
 * One reading of one clause of one accord, for an unbroken stretch of time. Its position in `CompiledAccords.duties`
 * is its number; the stretches of a reading follow one another.
 */
export interface Duty {
  readonly accord: Accord;
  readonly clause: Clause;
  readonly reading: Reading;
  /** The clause's exceptions, and what a notice given in time does where one is due. */
  readonly except: readonly Exception[];
  /** The last of `except`: no exception of the text, so that it is in no trace. */
  readonly given?: Exception;
  /** Area in which it is decided; -1 none. */
  readonly area: number;
  /** The corridor to keep to, or the ring around an area to stay out of; -1 none. */
  readonly second: number;
  readonly stretch: Interval;
  /** Not while it is suspended, lapsed, or what it depends on does not hold: then it says that, and nothing else. */
  readonly binds: boolean;
  /** The stretch comes after one in which it bound already. */
  readonly resumes: boolean;
}

/** An area of an accord, with its versions as zones. */
export interface CompiledArea {
  readonly accord: Accord;
  readonly id: string;
  readonly area: Area;
  readonly zones: readonly number[];
}

export interface CompiledAccords {
  readonly accords: readonly Accord[];
  readonly duties: readonly Duty[];
  readonly areas: readonly CompiledArea[];
  readonly zones: readonly AreaGeometry[];
  readonly zoneArea: Int32Array;
  readonly zoneFrom: Float64Array;
  readonly zoneUntil: Float64Array;
  readonly bands: BandColumns;
  /** Duties that bind, decided in area a: `areaDuties[areaStart[a]] … areaDuties[areaStart[a + 1] - 1]`. */
  readonly areaStart: Int32Array;
  readonly areaDuties: Int32Array;
  /** By duty: when it binds; never when it does not. */
  readonly dutyFrom: Float64Array;
  readonly dutyUntil: Float64Array;
  readonly subjects: SubjectTable;
  /** By duty. */
  readonly measures: readonly (readonly TraitBound[])[];
  /** By duty: whom it binds, when it names a list. */
  readonly listings: readonly (Listing | undefined)[];
  /** By duty: the bands of all areas that a notice may name; none where no notice lifts it. */
  readonly noticeBands: readonly BandColumns[];
  /** By duty: every speed at which its answer may change; empty when it asks for none. */
  readonly speedLimits: readonly (readonly number[])[];
  /** Every instant at which something starts or ends to hold, ascending. */
  readonly boundaries: Float64Array;
}

/** @returns a problem for a duty that names an area the accord does not have, or a ring that cannot be drawn. */
export function compile(accords: readonly Accord[], parties: readonly string[]): Result<CompiledAccords> {
  const areas: CompiledArea[] = [];
  const zones: AreaGeometry[] = [];
  const problems: Problem[] = [];
  const duties = accords.flatMap((accord) => {
    const find = areaFinder(accord, { areas, zones, problems });
    return accord.clauses.flatMap((clause) =>
      clause.readings.flatMap((reading) => {
        const read = asRead(clause, reading);
        const about = {
          ...{ accord, clause: read, reading },
          ...exceptionsOf(read, reading),
          ...placesOf(reading, find),
        };
        return rowsOf(accord, reading).map((row) => ({ ...about, ...row }));
      }),
    );
  });
  if (problems.length > 0) return fail(...problems);
  return succeed({ accords, duties, areas, zones, ...columns(duties, areas, zones.length, parties) });
}

/** With the exceptions as the reading has them. */
const asRead = (clause: Clause, { except }: Reading): Clause => (except ? { ...clause, except } : clause);

/** A reading that waits for its beginning says so at any time; what is never in force has a row that says nothing. */
function rowsOf(accord: Accord, reading: Reading): readonly Pick<Duty, 'stretch' | 'binds' | 'resumes'>[] {
  const force = commonForce([accord, reading]);
  const { from, until } = force.inForce;
  if (!(from < until)) {
    const stretch = reading.awaits ? { from: -Infinity, until: Infinity } : force.inForce;
    return [{ stretch, binds: false, resumes: false }];
  }
  const bound = stretchesOf(force).map((stretch, n) => ({ stretch, binds: true, resumes: n > 0 }));
  const gaps = (force.gaps ?? []).map((stretch) => ({ stretch, binds: false, resumes: false }));
  return [...bound, ...gaps].toSorted((a, b) => (a.stretch.from < b.stretch.from ? -1 : 1));
}

function columns(
  duties: readonly Duty[],
  areas: readonly CompiledArea[],
  zones: number,
  parties: readonly string[],
) {
  const zoneArea = new Int32Array(zones);
  const zoneFrom = new Float64Array(zones);
  const zoneUntil = new Float64Array(zones);
  areas.forEach(({ zones: own, area }, a) => {
    own.forEach((zone, version) => {
      zoneArea[zone] = a;
      zoneFrom[zone] = area.versions[version]!.inForce.from;
      zoneUntil[zone] = area.versions[version]!.inForce.until;
    });
  });
  const { start, list } = groupByArea(duties, areas.length);
  const dutyFrom = Float64Array.from(duties, ({ binds, stretch }) => (binds ? stretch.from : Infinity));
  const dutyUntil = Float64Array.from(duties, ({ binds, stretch }) => (binds ? stretch.until : Infinity));
  const turns = duties.flatMap(({ stretch: { from, until } }) => [from, until]);
  const listings = duties.map(({ accord, reading }) => listingFor(reading.rule, accord.lists));
  const changes = listings.flatMap((listing) => (listing ? changesOf(listing) : []));
  const instants = [...zoneFrom, ...zoneUntil, ...turns, ...changes, ...duties.flatMap(listInstants)];
  return {
    zoneArea,
    zoneFrom,
    zoneUntil,
    bands: bandColumns(areas.flatMap(({ zones: own, area }) => own.map(() => area.heights))),
    areaStart: start,
    areaDuties: list,
    dutyFrom,
    dutyUntil,
    listings,
    noticeBands: duties.map(noticeBands),
    speedLimits: duties.map(({ reading }) => speedLimits(reading.rule)),
    measures: duties.map(({ reading }) => boundsOf(reading.rule)),
    subjects: makeSubjectTable(
      duties.map(({ reading }) => reading),
      parties,
    ),
    boundaries: Float64Array.from(new Set(instants.filter(Number.isFinite))).sort(),
  };
}

/** When a list that a rule names changes. */
function listInstants({ accord, reading: { rule } }: Duty): readonly Instant[] {
  const list = 'list' in rule ? accord.lists.find(({ id }) => id === rule.list) : undefined;
  return (list?.versions ?? []).flatMap(({ inForce }) => [inForce.from, inForce.until]);
}

/** A presence that has to be announced is one that is forbidden unless a notice given in time covers it. */
function exceptionsOf({ except }: Clause, { rule }: Reading): Pick<Duty, 'except' | 'given'> {
  if (rule.form !== 'notice-duty' || rule.whenOver !== undefined) return { except };
  const given = { id: '', when: { notified: rule.notice, leadTime: rule.leadTime }, except: [] };
  return { except: [...except, given], given };
}

const noticeBands = ({ accord, except }: Duty): BandColumns => {
  const bands = except.some(isNotified) ? accord.areas.map(({ heights }) => heights) : [];
  return bandColumns(bands.filter(({ floor, ceiling }) => floor > 0 || ceiling < Infinity));
};

const isNotified = ({ when, except }: Exception): boolean =>
  when.notified !== undefined || except.some(isNotified);

function groupByArea(duties: readonly Duty[], areas: number) {
  const lists = Array.from({ length: areas }, (): number[] => []);
  duties.forEach(({ area, binds }, d) => {
    if (area >= 0 && binds) lists[area]!.push(d);
  });
  const start = new Int32Array(areas + 1);
  lists.forEach((list, a) => {
    start[a + 1] = start[a]! + list.length;
  });
  return { start, list: Int32Array.from(lists.flat()) };
}

interface Growing {
  readonly areas: CompiledArea[];
  readonly zones: AreaGeometry[];
  readonly problems: Problem[];
}

interface AreaFinder {
  named(id: string): number;
  /** The strip of this width around an area, itself included. */
  around(id: string, distance: number): number;
}

/** Gives numbers to the areas that duties name, as they name them; areas that nothing names cost nothing. */
function areaFinder(accord: Accord, { areas, zones, problems }: Growing): AreaFinder {
  const known = new Map<string, number>();
  const add = (id: string, area: Area): number => {
    const first = zones.length;
    for (const { geometry } of area.versions) zones.push(geometry);
    known.set(id, areas.length);
    return areas.push({ accord, id, area, zones: area.versions.map((_, i) => first + i) }) - 1;
  };
  const lookUp = (id: string): Area | undefined => {
    const area = accord.areas.find((candidate) => candidate.id === id);
    if (!area) {
      problems.push({
        code: 'WATCH_AREA_UNKNOWN',
        message: `accord ${accord.id} has no area "${id}"`,
        mend: `use one of ${accord.areas.map((known) => known.id).join(', ')}`,
      });
    }
    return area;
  };
  const ring = (geometry: AreaGeometry, distance: number): AreaGeometry => {
    const strip = within(distance, geometry);
    if (strip.ok) return strip.value;
    problems.push(...strip.problems);
    return NOWHERE;
  };
  return {
    named: (id) => {
      const area = known.has(id) ? undefined : lookUp(id);
      return known.get(id) ?? (area ? add(id, area) : -1);
    },
    around: (id, distance) => {
      const name = `${id} + ${distance} m`;
      const area = known.has(name) ? undefined : lookUp(id);
      if (!area) return known.get(name) ?? -1;
      const versions = area.versions.map((v) => ({ ...v, geometry: ring(v.geometry, distance) }));
      return add(name, { ...area, versions });
    },
  };
}

function placesOf({ rule }: Reading, find: AreaFinder): { area: number; second: number } {
  switch (rule.form) {
    case 'human-judged':
    case 'storage':
    case 'recurring-notice':
    case 'declared-cap':
      return { area: -1, second: -1 };
    case 'corridor':
      return { area: find.named(rule.within), second: find.named(rule.corridor) };
    case 'minimum-distance':
      return {
        area: find.named(rule.area),
        second: 'area' in rule.from ? find.around(rule.from.area, rule.distance) : -1,
      };
    case 'presence-ban':
    case 'event-ban':
    case 'transponder-on':
    case 'count-limit':
    case 'tonnage-limit':
    case 'withdrawal':
    case 'access':
    case 'notice-duty':
    case 'recurring-visit':
    case 'stay-limit':
      return { area: find.named(rule.area), second: -1 };
  }
}

/** The first instant after `at` at which something starts or ends to hold; Infinity when nothing does. */
export function nextBoundary(compiled: CompiledAccords, at: Instant): Instant {
  return compiled.boundaries[boundaryAfter(compiled, Float64Array.of(at), 0)] ?? Infinity;
}

/** The same for the instant in a row of a column, as a position in `boundaries`; beyond its end when nothing does. */
export function boundaryAfter({ boundaries }: CompiledAccords, instants: Float64Array, row: number): number {
  const at = instants[row]!;
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (boundaries[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The zone that is an area's version at the instant in a row of a column; -1 when none is in force. The column is handed
 * on, since a number with a fraction is boxed at a call that is not inlined.
 */
export function zoneOfRow(
  { areas, zoneFrom, zoneUntil }: CompiledAccords,
  area: number,
  instants: Float64Array,
  row: number,
): number {
  const at = instants[row]!;
  const { zones } = areas[area]!;
  for (let i = 0; i < zones.length; i++) {
    const zone = zones[i]!;
    if (at >= zoneFrom[zone]! && at < zoneUntil[zone]!) return zone;
  }
  return -1;
}
