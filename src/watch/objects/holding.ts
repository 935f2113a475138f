import type { Instant } from '../../kernel/index.ts';
import { END } from '../free-list.ts';
import { type Answer, NO } from '../place/height.ts';
import type { BreachReason } from '../watch-event.ts';
import { DOUBT } from './episodes.ts';

/** The answer to the last question; overwritten by the next. */
export interface Holding {
  /** UNKNOWN: the place fits and the height may. */
  answer: Answer;
  since: Instant;
  /** The row's instant; when the answer is NO: the instant from which it is. */
  until: Instant;
  /** The next instant at which the episode must be looked at again; Infinity: not by the passing of time. */
  next: Instant;
  how: number;
  reason: BreachReason;
  /** Why the answer is UNKNOWN. */
  doubt: number;
  /** The other track that it is about; END none. */
  other: number;
  /** Too close to a boundary to tell: the next fix may tell, also one without a boundary in between. */
  unsure: boolean;
}

export const makeHolding = (): Holding => ({
  answer: NO,
  since: NaN,
  until: NaN,
  next: NaN,
  how: 0,
  reason: 'present',
  doubt: DOUBT.height,
  other: END,
  unsure: false,
});
