/**
 * Exceptions, and exceptions to exceptions. One lifts its clause when its condition holds and none of its
 * own exceptions does; each that was looked at stays in the trace with its id and what became of it.
 */
import type { Exception } from '../../accord/index.ts';
import { CATEGORIES, type Instant, inInterval } from '../../kernel/index.ts';
import { both, matchCategory, matchParty } from '../match-subject.ts';
import { type Answer, NO, UNKNOWN, YES } from '../place/height.ts';
import type { Asked, Covering, Notices } from './notices.ts';

export interface ExceptionTrace {
  readonly id: string;
  readonly applied: boolean;
}

export interface Lifting {
  /** YES: the clause does not bind here and now. UNKNOWN: it may not. */
  readonly lifted: Answer;
  readonly trace: readonly ExceptionTrace[];
  /**
   * The answer may differ from this instant on; Infinity: not by the passing of time. The instant asked about when
   * it depends on where the object is, so that the next place has to be asked about again.
   */
  readonly changesAt: Instant;
}

const NOTHING_LIFTED: Lifting = { lifted: NO, trace: [], changesAt: Infinity };

export function liftingOf(notices: Notices, asked: Asked): Lifting {
  const { except, given } = asked.duty;
  if (except.length === 0) return NOTHING_LIFTED;
  const trace: ExceptionTrace[] = [];
  let lifted: Answer = NO;
  for (const exception of except)
    lifted = either(lifted, lift(exception, [], notices, asked, exception === given ? [] : trace));
  const changesAt = isPlaced(except, notices, asked.at) ? asked.at : changeAfter(except, notices, asked.at);
  return { lifted, trace, changesAt };
}

function lift(
  { id, when, except }: Exception,
  inherited: readonly Covering[],
  notices: Notices,
  asked: Asked,
  trace: ExceptionTrace[],
): Answer {
  const covering = when.notified === undefined ? inherited : notices.covering(when, asked);
  const answers: readonly Answer[] = [
    when.notified === undefined ? YES : best(covering),
    when.carries === undefined
      ? YES
      : best(covering.filter((c) => c.notice.carries?.includes(when.carries!))),
    when.category === undefined ? YES : matchCategory(CATEGORIES[asked.category]!, when.category),
    when.parties === undefined ? YES : matchParty(asked.party, when.parties),
    when.during === undefined || inInterval(when.during, asked.at) ? YES : NO,
  ];
  const holds = answers.reduce<Answer>(both, YES);
  const at = trace.push({ id, applied: false }) - 1;
  if (holds === NO) return NO;
  let restored: Answer = NO;
  for (const inner of except) restored = either(restored, lift(inner, covering, notices, asked, trace));
  const lifted = both(holds, opposite(restored));
  trace[at] = { id, applied: lifted === YES };
  return lifted;
}

const either = (a: Answer, b: Answer): Answer => {
  if (a === YES || b === YES) return YES;
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : NO;
};

const opposite = (answer: Answer): Answer => (answer === UNKNOWN ? UNKNOWN : answer === YES ? NO : YES);

const best = (covering: readonly Covering[]): Answer =>
  covering.reduce<Answer>((found, { answer }) => either(found, answer), NO);

/** The first instant after `at` at which an exception may begin or end by the passing of time. */
export function changeAfter(except: readonly Exception[], notices: Notices, at: Instant): Instant {
  let next = Infinity;
  for (const { when, except: inner } of except) {
    if (when.notified !== undefined) next = Math.min(next, notices.nextChange(when.notified, at));
    for (const end of [when.during?.from, when.during?.until]) {
      if (end !== undefined && end > at) next = Math.min(next, end);
    }
    next = Math.min(next, changeAfter(inner, notices, at));
  }
  return next;
}

const isPlaced = (except: readonly Exception[], notices: Notices, at: Instant): boolean =>
  except.some(
    ({ when, except: inner }) =>
      (when.notified !== undefined && notices.isPlaced(when.notified, at)) || isPlaced(inner, notices, at),
  );
