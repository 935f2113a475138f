/** Patrol reports, as `schemas/report.schema.json` says. */
import { type Category, type EventKind, SECOND, type Traits } from '../../kernel/index.ts';
import type { PatrolReport } from '../../picture/index.ts';
import { feedOfRows, type Observing, type OpenRows, reported } from '../rows.ts';
import { unknownName } from '../terms.ts';
import { openNdjson, readSchema } from '../text/read-ndjson.ts';
import { timeComplaint, writtenInstant } from '../text/written-time.ts';

export type PatrolRow = {
  readonly observedAt: string;
  readonly outcome: PatrolReport['outcome'];
  readonly lon: number;
  readonly lat: number;
  readonly radius_m: number;
  readonly watched_s?: number;
  readonly event?: EventKind;
  readonly category?: Category;
  readonly count?: number;
  readonly party?: string;
  readonly by?: string;
  readonly tonnage_t?: number;
  readonly calibre_mm?: number;
  readonly range_km?: number;
  readonly item?: string;
  readonly delayed_s?: number;
  readonly text?: string;
};

const check = readSchema<PatrolRow>(new URL('./schemas/report.schema.json', import.meta.url));

export const openReportsRows: OpenRows<PatrolRow> = (emit, reject) =>
  openNdjson(
    {
      format: 'reports',
      expected: 'an object with observedAt, outcome, lon, lat and radius_m',
      check,
      finish: ({ observedAt }) => timeComplaint({ observedAt }),
    },
    emit,
    reject,
  );

const makeObserver = (observing: Observing) => (row: PatrolRow, line: number) => {
  const place = { format: 'reports', line };
  const { terms } = observing.options;
  const unknown =
    unknownName(terms, { ...place, kind: 'items', name: row.item }) ??
    unknownName(terms, { ...place, kind: 'parties', name: row.by });
  if (unknown) {
    observing.sink.reject(unknown.reason, unknown.problem);
    return;
  }
  const { observedAt, outcome, lon, lat, radius_m, watched_s, ...said } = row;
  const { tonnage_t, calibre_mm, range_km, delayed_s, ...claims } = said;
  const traits = traitsOf({ tonnage_t, calibre_mm, range_km });
  observing.sink.report({
    kind: 'patrol',
    ...reported(observing, writtenInstant(observedAt)),
    outcome,
    position: { lon, lat },
    radius: radius_m,
    watched: (watched_s ?? 0) * SECOND,
    ...(delayed_s === undefined ? {} : { delayed: delayed_s * SECOND }),
    ...claims,
    ...(traits ? { traits } : {}),
  });
};

type Measured = { readonly [Field in 'tonnage_t' | 'calibre_mm' | 'range_km']: number | undefined };

/** In the units of `Traits`; undefined where nothing was measured. */
function traitsOf({ tonnage_t, calibre_mm, range_km }: Measured): Traits | undefined {
  const traits = {
    ...(tonnage_t === undefined ? {} : { tonnage: tonnage_t }),
    ...(calibre_mm === undefined ? {} : { calibre: calibre_mm }),
    ...(range_km === undefined ? {} : { range: range_km * 1000 }),
  };
  return Object.keys(traits).length === 0 ? undefined : traits;
}

export const openReports = feedOfRows(openReportsRows, makeObserver);
