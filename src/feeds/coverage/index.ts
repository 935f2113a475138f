/** Changes of coverage, as `schemas/coverage.schema.json` says. */
import type { CoverageState, Footprint } from '../../picture/index.ts';
import { feedOfRows, type Observing, type OpenRows, reported } from '../rows.ts';
import { unknownName } from '../terms.ts';
import { openNdjson, readSchema } from '../text/read-ndjson.ts';
import { timeComplaint, writtenInstant } from '../text/written-time.ts';

type WrittenFootprint =
  | { readonly circle: { readonly lon: number; readonly lat: number; readonly radius_m: number } }
  | { readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[] };

export type CoverageRow = {
  readonly observedAt: string;
  readonly about: string;
  readonly state: CoverageState;
  readonly reason?: string;
  readonly footprint?: WrittenFootprint;
};

const check = readSchema<CoverageRow>(new URL('./schemas/coverage.schema.json', import.meta.url));

export const openCoverageRows: OpenRows<CoverageRow> = (emit, reject) =>
  openNdjson(
    {
      format: 'coverage',
      expected: 'an object with observedAt, about and state',
      check,
      finish: ({ observedAt }) => timeComplaint({ observedAt }),
    },
    emit,
    reject,
  );

function footprintOf(written: WrittenFootprint): Footprint {
  if ('polygons' in written) return { kind: 'polygons', coordinates: written.polygons };
  const { lon, lat, radius_m } = written.circle;
  return { kind: 'circle', centre: { lon, lat }, radius: radius_m };
}

const makeObserver = (observing: Observing) => (row: CoverageRow, line: number) => {
  const { sink, options } = observing;
  const asked = { format: 'coverage', line, kind: 'sources', name: row.about } as const;
  const unknown = unknownName(options.terms, asked);
  if (unknown) {
    sink.reject(unknown.reason, unknown.problem);
    return;
  }
  sink.report({
    kind: 'coverage',
    ...reported(observing, writtenInstant(row.observedAt)),
    about: row.about,
    state: row.state,
    ...(row.reason === undefined ? {} : { reason: row.reason }),
    ...(row.footprint ? { footprint: footprintOf(row.footprint) } : {}),
  });
};

export const openCoverage = feedOfRows(openCoverageRows, makeObserver);
