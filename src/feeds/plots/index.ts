/** Plots of sensors that need no cooperation, as `schemas/plot.schema.json` says. */
import { type AltitudeDatum, CATEGORIES, type Category } from '../../kernel/index.ts';
import { DATUM, IDENTITY } from '../../picture/index.ts';
import { beginFix, endFix, setPosition } from '../begin-fix.ts';
import { feedOfRows, type Observing, type OpenRows } from '../rows.ts';
import { openNdjson, readSchema } from '../text/read-ndjson.ts';
import { timeComplaint, writtenInstant } from '../text/written-time.ts';

export type PlotRow = {
  readonly observedAt: string;
  readonly lon: number;
  readonly lat: number;
  readonly plot?: number;
  readonly altitude_m?: number;
  readonly datum?: AltitudeDatum;
  readonly speed_mps?: number;
  readonly course_deg?: number;
  readonly climb_mps?: number;
  readonly accuracy_m?: number;
  readonly category?: Category;
};

const check = readSchema<PlotRow>(new URL('./schemas/plot.schema.json', import.meta.url));

export const openPlotsRows: OpenRows<PlotRow> = (emit, reject) =>
  openNdjson(
    {
      format: 'plots',
      expected: 'an object with observedAt, lon and lat',
      check,
      finish: ({ observedAt }) => timeComplaint({ observedAt }),
    },
    emit,
    reject,
  );

const makeObserver = (observing: Observing) => (plot: PlotRow) => {
  const { sink, options, numbering, receivedAt } = observing;
  const { fixes } = sink;
  const row = beginFix(fixes, options, numbering, writtenInstant(plot.observedAt), receivedAt);
  fixes.identityKind[row] = plot.plot === undefined ? IDENTITY.none : IDENTITY.plot;
  fixes.identity[row] = plot.plot ?? 0;
  setPosition(fixes, row, plot.lon, plot.lat);
  fixes.altitude[row] = plot.altitude_m ?? Number.NaN;
  fixes.datum[row] = DATUM[plot.datum ?? 'ellipsoidal'];
  fixes.speed[row] = plot.speed_mps ?? Number.NaN;
  fixes.course[row] = plot.course_deg ?? Number.NaN;
  fixes.climb[row] = plot.climb_mps ?? Number.NaN;
  fixes.accuracy[row] = plot.accuracy_m ?? Number.NaN;
  fixes.category[row] = CATEGORIES.indexOf(plot.category ?? 'unknown');
  endFix(sink);
};

export const openPlots = feedOfRows(openPlotsRows, makeObserver);
