/** How a decoder starts a row of fixes, so that no column keeps what an earlier batch left in it. */
import type { Instant } from '../kernel/index.ts';
import type { FixColumns } from '../picture/index.ts';
import type { FeedOptions, FeedSink } from './feed.ts';

/** Numbers a source's observations, fixes and reports in one row, as they are received. */
export interface Numbering {
  next: number;
}

export const startNumbering = (options: FeedOptions): Numbering => ({ next: options.firstIndex ?? 0 });

/**
 * A row in which everything but source, number and times is unknown. Fill it, then call `endFix`.
 * A time of reception that is not known (NaN: a file) is taken to be the time of observation.
 */
export function beginFix(
  fixes: FixColumns,
  options: FeedOptions,
  numbering: Numbering,
  observedAt: Instant,
  receivedAt: Instant,
): number {
  const row = fixes.length;
  const received = Number.isNaN(receivedAt) ? observedAt : receivedAt;
  fixes.observedAt[row] = Number.isNaN(observedAt) ? received : observedAt;
  fixes.receivedAt[row] = received;
  fixes.source[row] = options.ordinal;
  fixes.index[row] = numbering.next++;
  fixes.identityKind[row] = 0;
  fixes.identity[row] = 0;
  fixes.longitude[row] = Number.NaN;
  fixes.latitude[row] = Number.NaN;
  fixes.altitude[row] = Number.NaN;
  fixes.datum[row] = 0;
  fixes.speed[row] = Number.NaN;
  fixes.course[row] = Number.NaN;
  fixes.climb[row] = Number.NaN;
  fixes.accuracy[row] = Number.NaN;
  fixes.nic[row] = -1;
  fixes.nacp[row] = -1;
  fixes.sil[row] = -1;
  fixes.category[row] = 0;
  fixes.flags[row] = 0;
  return row;
}

/** The row is filled. */
export function endFix(sink: FeedSink): void {
  sink.fixes.length++;
  if (sink.fixes.length === sink.fixes.capacity) sink.full();
}

/** Writes a position when it is one: both numbers finite and on the globe. */
export function setPosition(fixes: FixColumns, row: number, longitude: number, latitude: number): void {
  const isOnGlobe = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  if (!isOnGlobe) return;
  fixes.longitude[row] = longitude;
  fixes.latitude[row] = latitude;
}
