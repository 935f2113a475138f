/** Where each source sees, and since when: its footprint is the declared one until a report says another. */
import { type AreaGeometry, type Bounds, boundsOf } from '../../kernel/geometry/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { Footprint, Source } from '../source.ts';
import { footprintArea } from './footprint.ts';
import { HISTORY } from './liveness.ts';

/** One footprint of one source, until the next one of it begins. */
export interface Outlook {
  readonly from: Instant;
  readonly footprint: Footprint;
  /** None where the footprint is only learned by listening. */
  readonly area: AreaGeometry | undefined;
  readonly extent: Bounds | undefined;
  /** No other outlook has it. */
  readonly key: string;
}

export interface Outlooks {
  declare(source: number, footprint: Footprint, from: Instant): void;
  /** Those of a window, in order, each with its end; none for a time so long ago that it was forgotten. */
  during(source: number, from: Instant, until: Instant): readonly (Outlook & { readonly until: Instant })[];
  at(source: number, at: Instant): Outlook | undefined;
  /** Raised at every change. */
  readonly revision: number;
}

function outlook(footprint: Footprint, from: Instant, key: string): Outlook {
  const area = footprintArea(footprint);
  return { from, footprint, area, extent: area && boundsOf(area), key };
}

export function createOutlooks(sources: readonly Source[]): Outlooks {
  const known = sources.map(({ footprint }, source) => [
    outlook(footprint, Number.NEGATIVE_INFINITY, `${source}`),
  ]);
  let revision = 0;

  return {
    declare(source, footprint, from) {
      revision++;
      const list = known[source]!;
      // Reports may come late: each counts from its own time to that of the next.
      const place = list.findLastIndex((one) => one.from <= from);
      const same = list[place]?.from === from ? 1 : 0;
      list.splice(place + 1 - same, same, outlook(footprint, from, `${source}.${revision}`));
      if (list.length > HISTORY) list.shift();
    },
    during(source, from, until) {
      const list = known[source]!;
      const found: (Outlook & { readonly until: Instant })[] = [];
      let end = Number.POSITIVE_INFINITY;
      for (let n = list.length - 1; n >= 0 && end > from; n--) {
        const one = list[n]!;
        if (one.from < until) found.unshift({ ...one, until: end });
        end = one.from;
      }
      return found;
    },
    at: (source, at) => known[source]!.findLast((one) => one.from <= at),
    get revision() {
      return revision;
    },
  };
}
