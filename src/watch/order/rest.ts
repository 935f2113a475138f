/**
 * Long silences, passed over. Whatever goes on without new observations ends some time after the newest one:
 * sources are called silent, tracks are dropped, spans run out, the last standing verdict is said. From then
 * on a tick says nothing and alters nothing until something is observed, or an area or a reading begins or
 * ends, so ticks up to there are left out. What is settled is the same, byte for byte.
 */
import { DAY, type Instant, MINUTE, type Milliseconds } from '../../kernel/index.ts';
import type { Source } from '../../picture/index.ts';
import { type CompiledAccords, type Duty, nextBoundary } from '../compile.ts';
import { TICK } from '../watch.ts';

/**
 * Longer than anything is remembered whatever the accord and the sources say: a vessel's track for 48 h, a
 * missing witness and a denial for a day.
 */
const REMEMBERED: Milliseconds = 3 * DAY;

/** The picture looks for silent tracks once a minute, counted from its first tick: the count is kept. */
const SWEEP = MINUTE / TICK;

export interface RestOptions {
  readonly compiled: CompiledAccords;
  readonly sources: readonly Source[];
  readonly lateness: Milliseconds;
  /** Known-bad switch for tests: rest this soon after an observation. Never set it. */
  readonly restAfter?: Milliseconds | undefined;
}

export interface Rest {
  /** Something was judged in this tick. */
  disturb(tick: number): void;
  /**
   * The tick to go on with after `tick`: the next one or, at rest, a later one, at most `until()` and not beyond `next`,
   * an instant at which something may be said by itself.
   */
  after(tick: number, until: () => number, next: Instant): number;
}

export function makeRest({ compiled, sources, lateness, restAfter }: RestOptions): Rest {
  const longest = (lengths: readonly Milliseconds[]) => lengths.reduce((a, b) => Math.max(a, b), TICK);
  const windows = 3 * longest(compiled.duties.map(({ clause }) => clause.revisit));
  const spans = longest(compiled.duties.map(spanOf)) + 3 * longest(sources.map(({ period }) => period));
  const calmAfter = restAfter ?? REMEMBERED + lateness + windows + spans;
  let calmAt: Instant = -Infinity;
  let boundary: Instant = -Infinity;
  let first = NaN;

  const disturb = (tick: number): void => {
    calmAt = Math.max(calmAt, tick * TICK + calmAfter);
  };

  function after(tick: number, until: () => number, next: Instant): number {
    const reached = tick * TICK;
    if (Number.isNaN(first)) {
      first = tick + 1;
      disturb(tick);
    }
    if (reached >= boundary) {
      if (boundary > -Infinity) calmAt = Math.max(calmAt, boundary + windows);
      boundary = nextBoundary(compiled, reached);
    }
    if (reached < calmAt) return tick + 1;
    const target = Math.min(until(), Math.ceil(Math.min(boundary, next) / TICK) - 1);
    return Math.max(tick + 1, target - ((target - first) % SWEEP));
  }

  return { disturb, after };
}

/** How long a rule looks back by itself. */
function spanOf({ reading: { rule } }: Duty): Milliseconds {
  switch (rule.form) {
    case 'presence-ban':
    case 'corridor':
    case 'minimum-distance':
      return rule.dwell;
    case 'transponder-on':
      return rule.silence;
    case 'count-limit':
    case 'tonnage-limit':
      return rule.over;
    case 'stay-limit':
      return rule.stay;
    case 'event-ban':
    case 'access':
    case 'storage':
    case 'withdrawal':
    case 'notice-duty':
    case 'recurring-notice':
    case 'recurring-visit':
    case 'declared-cap':
    case 'human-judged':
      return 0;
  }
}
