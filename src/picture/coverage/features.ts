/** Coverage as the console draws it: every source with its state, and where cooperative objects were heard. */
import type { Instant, Physics } from '../../kernel/index.ts';
import type { SourceState } from '../picture-contract.ts';
import type { Footprint, HeightBand, Source } from '../source.ts';
import type { LivingCoverage } from './coverage.ts';
import type { ReceptionCell } from './reception.ts';
import { RECEPTION_CELL } from './reception.ts';

export interface SourceFeature {
  readonly source: string;
  readonly title: string;
  readonly state: SourceState;
  readonly footprint: Footprint;
  readonly heights: HeightBand;
  readonly cooperative: boolean;
  readonly physics: Physics;
  /** Newest moment it observed; absent: never. */
  readonly lastAt?: Instant;
}

export interface CoverageFeatures {
  readonly sources: readonly SourceFeature[];
  /** Side of a reception cell in degrees. */
  readonly cell: number;
  readonly reception: { readonly icao24: readonly ReceptionCell[]; readonly mmsi: readonly ReceptionCell[] };
}

export function coverageFeatures(
  sources: readonly Source[],
  coverage: LivingCoverage,
  at: Instant,
): CoverageFeatures {
  return {
    sources: sources.map((source, ordinal) => {
      const { lastAt } = coverage.liveness.lives[ordinal]!;
      return {
        source: source.id,
        title: source.title,
        state: coverage.stateAt(ordinal, at),
        footprint: coverage.footprintAt(ordinal, at),
        heights: source.heights,
        cooperative: source.cooperative,
        physics: source.physics,
        ...(Number.isNaN(lastAt) ? {} : { lastAt }),
      };
    }),
    cell: RECEPTION_CELL,
    reception: { icao24: coverage.reception.icao24.cells(at), mmsi: coverage.reception.mmsi.cells(at) },
  };
}
