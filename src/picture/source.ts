/** Sources as declared: what each would see, where, how often, and whether only if it cooperates. */
import type {
  AltitudeDatum,
  Category,
  EventKind,
  Milliseconds,
  Physics,
  Position,
  Traits,
} from '../kernel/index.ts';

/** Heights in metres above a datum; an open end is ±Infinity. */
export interface HeightBand {
  readonly floor: number;
  readonly ceiling: number;
  readonly datum: AltitudeDatum;
}

/** Where a source sees: a circle, a polygon (GeoJSON coordinates of a MultiPolygon), or everywhere it hears. */
export type Footprint =
  | { readonly kind: 'circle'; readonly centre: Position; readonly radius: number }
  | {
      readonly kind: 'polygons';
      readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[];
    }
  /** Learned from what it hears: reception by experience. Never supports compliance. */
  | { readonly kind: 'reception' };

export interface Source {
  readonly id: string;
  readonly title: string;
  /** Decoder name: beast, modes-hex, sbs, readsb, states, ais, ais-csv, firms, plots, reports, notices, coverage. */
  readonly feed: string;
  readonly physics: Physics;
  /** Category patterns it would see when it is up: `aircraft` covers every kind of aircraft. */
  readonly observes: readonly Category[];
  readonly events: readonly EventKind[];
  /** True: it hears only what transmits. Such a source never supports compliance. */
  readonly cooperative: boolean;
  /** True: its positions are only as good as satellite navigation on board the object. */
  readonly gnss: boolean;
  readonly footprint: Footprint;
  readonly heights: HeightBand;
  /** Something is expected at least this often; silence of twice this raises `blind`. */
  readonly period: Milliseconds;
  /** 95 % radius in metres assumed when a report gives none; NaN unknown. */
  readonly accuracy: number;
}

/** Whose an identity is and what it is, by a named authority. Ranges are inclusive. */
export interface RegisterEntry {
  readonly identityKind: 'icao24' | 'mmsi' | 'plot';
  readonly from: number;
  readonly to: number;
  readonly party?: string;
  readonly category?: Category;
  readonly traits?: Traits;
  readonly authority: string;
}

/** The sources file, read: ordinal in `sources` is the `source` column of `FixColumns`. */
export interface SourceRegister {
  readonly sources: readonly Source[];
  readonly register: readonly RegisterEntry[];
}
