import { type Category, formatInstant, type Instant } from '../../kernel/index.ts';
import type { Motion } from '../path.ts';
import type { ByteSink } from './byte-sink.ts';

export interface PlotSource {
  readonly plot: number;
  readonly category: Category;
  /** 95 % radius in metres. */
  readonly accuracy: number;
}

/** One radar detection as a line of the `plots` format. */
export function writePlot(
  sink: ByteSink,
  at: Instant,
  motion: Motion,
  { plot, category, accuracy }: PlotSource,
) {
  sink.text(
    `${JSON.stringify({
      observedAt: formatInstant(at),
      plot,
      lon: Math.round(motion.lon * 1e6) / 1e6,
      lat: Math.round(motion.lat * 1e6) / 1e6,
      altitude_m: Math.round(motion.altitude),
      datum: 'msl',
      speed_mps: Math.round(motion.speed * 10) / 10,
      course_deg: Math.round(motion.course * 10) / 10,
      accuracy_m: accuracy,
      category,
    })}\n`,
  );
}
