/** Small worlds for tests: accords from a few words, fixes from a few numbers. */
import {
  type Accord,
  type AccordHeightBand,
  type Clause,
  PUBLIC_LABEL,
  type Reading,
  type Rule,
} from '../../accord/index.ts';
import { type AreaGeometry, rectangle } from '../../kernel/geometry/index.ts';
import { CATEGORIES, type Category, hashJson, type Interval } from '../../kernel/index.ts';
import {
  DATUM,
  type FixColumns,
  IDENTITY,
  makeFixColumns,
  type RegisterEntry,
  type Source,
  type SourceRegister,
} from '../../picture/index.ts';

/** 2026-01-01T00:00:00Z: the day on which small worlds begin. */
export const START = 1_767_225_600_000;
export const ALWAYS: Interval = { from: -Infinity, until: Infinity };
export const ALL_HEIGHTS: AccordHeightBand = { floor: -Infinity, ceiling: Infinity, datum: 'msl' };

export interface AreaSpec {
  readonly id: string;
  readonly geometry: AreaGeometry;
  readonly heights?: AccordHeightBand;
}

export const box = (west: number, south: number, east: number, north: number): AreaGeometry =>
  rectangle({ west, south, east, north });

export interface ClauseSpec {
  readonly id?: string;
  readonly rule: Rule;
  readonly readings?: readonly Reading[];
  readonly except?: Clause['except'];
  readonly revisit?: number;
}

export function makeClause({
  id = 'c-1',
  rule,
  readings,
  except = [],
  revisit = 60_000,
}: ClauseSpec): Clause {
  const text = { en: `Text of ${id}.` };
  return {
    id,
    segment: 'sky',
    text,
    textHash: hashJson(text),
    gravity: 'serious',
    revisit,
    readings: readings ?? [{ id: 'agreed', inForce: ALWAYS, rule }],
    except,
    remedies: [],
    label: PUBLIC_LABEL,
  };
}

export function makeAccord(
  areas: readonly AreaSpec[],
  clauses: readonly ClauseSpec[],
  parties: readonly string[] = ['north', 'south'],
): Accord {
  return {
    id: 'accord-1',
    hash: hashJson(areas.map(({ id }) => id)),
    inForce: ALWAYS,
    parties: parties.map((id) => ({ id, role: 'belligerent' })),
    areas: areas.map(({ id, geometry, heights = ALL_HEIGHTS }) => ({
      id,
      versions: [{ geometry, inForce: ALWAYS }],
      heights,
    })),
    lists: [],
    terms: [],
    clauses: clauses.map(makeClause),
    bodies: [],
    guarantees: [],
  };
}

export function makeSource(spec: Partial<Source> & { readonly id: string }): Source {
  return {
    title: spec.id,
    feed: 'plots',
    physics: 'transponder',
    observes: ['aircraft', 'vessel'],
    events: [],
    cooperative: true,
    gnss: true,
    footprint: { kind: 'reception' },
    heights: { floor: -Infinity, ceiling: Infinity, datum: 'msl' },
    period: 60_000,
    accuracy: 0,
    ...spec,
  };
}

/** Aircraft 1 to 999 belong to `north`, 1000 to 1999 to `south`; nobody knows about the others. */
export const BY_NUMBER: readonly RegisterEntry[] = (['icao24', 'mmsi'] as const).flatMap((identityKind) => [
  { identityKind, from: 1, to: 999, party: 'north', authority: 'test' },
  { identityKind, from: 1000, to: 1999, party: 'south', authority: 'test' },
]);

export const makeRegister = (
  sources: readonly Source[] = [makeSource({ id: 'adsb' })],
  register: readonly RegisterEntry[] = BY_NUMBER,
): SourceRegister => ({ sources, register });

export interface FixSpec {
  /** Seconds after START. */
  readonly at: number;
  readonly receivedAt?: number;
  readonly lon: number;
  readonly lat: number;
  readonly identity?: number;
  readonly kind?: number;
  readonly altitude?: number;
  /** Code of the altitude's datum; mean sea level unless given. */
  readonly datum?: number;
  readonly speed?: number;
  readonly course?: number;
  readonly category?: Category;
  readonly accuracy?: number;
  readonly source?: number;
  readonly flags?: number;
  readonly index?: number;
}

/** Fixes as a batch, in the order given; running numbers are the positions in it unless given. */
export function makeFixes(specs: readonly FixSpec[]): FixColumns {
  const fixes = makeFixColumns(Math.max(1, specs.length));
  specs.forEach((spec, i) => {
    fixes.observedAt[i] = START + spec.at * 1000;
    fixes.receivedAt[i] = START + (spec.receivedAt ?? spec.at) * 1000;
    fixes.source[i] = spec.source ?? 0;
    fixes.index[i] = spec.index ?? i;
    fixes.identityKind[i] = spec.kind ?? IDENTITY.icao24;
    fixes.identity[i] = spec.identity ?? 7;
    fixes.longitude[i] = spec.lon;
    fixes.latitude[i] = spec.lat;
    fixes.altitude[i] = spec.altitude ?? NaN;
    fixes.datum[i] = spec.datum ?? DATUM.msl;
    fixes.speed[i] = spec.speed ?? NaN;
    fixes.course[i] = spec.course ?? NaN;
    fixes.climb[i] = NaN;
    fixes.accuracy[i] = spec.accuracy ?? NaN;
    fixes.nic[i] = -1;
    fixes.nacp[i] = -1;
    fixes.sil[i] = -1;
    fixes.category[i] = CATEGORIES.indexOf(spec.category ?? 'aircraft.military');
    fixes.flags[i] = spec.flags ?? 0;
  });
  fixes.length = specs.length;
  return fixes;
}
