/**
 * One life of the verdicts: a picture and a watch of its own, fed in one order. The provisional life is fed
 * as things arrive, the settled one in judgement order; apart from that they are the same code.
 */
import type { Instant } from '../kernel/index.ts';
import type { FixColumns, Report, TrackedColumns } from '../picture/index.ts';
import { makeTrackedColumns } from '../picture/index.ts';
import { speakFindings } from './speak-findings.ts';
import { createWatch, type Watch } from './watch.ts';
import type { WatchEvent } from './watch-event.ts';
import type { WatchOptions } from './watch-state.ts';

export interface Life {
  readonly watch: Watch;
  follow(fixes: FixColumns, from: number, until: number): void;
  note(report: Report): void;
  advance(now: Instant): void;
  drain(): readonly WatchEvent[];
}

export function makeLife(options: WatchOptions): Life {
  const { picture, lane, settled } = options;
  const watch = createWatch(options);
  let tracked: TrackedColumns = makeTrackedColumns(1024);
  return {
    watch,
    follow: (fixes, from, until) => {
      if (until <= from) return;
      if (tracked.capacity < until) tracked = makeTrackedColumns(Math.max(until, tracked.capacity * 2));
      let judged = from;
      const judge = (row: number) => {
        watch.evaluate(fixes, tracked, judged, row);
        judged = row;
      };
      picture.follow(fixes, from, until, tracked, judge);
      judge(until);
    },
    note: (report) => {
      picture.note(report);
      watch.note(report);
    },
    advance: (now) => {
      picture.advance(now);
      watch.advance(now);
    },
    drain: () => [...watch.drain(), ...speakFindings(picture, lane, settled)],
  };
}
