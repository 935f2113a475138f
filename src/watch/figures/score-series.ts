/**
 * How each clause fared over time, step by step: shares of the step in which a breach was indicated, compliance was,
 * neither could be told, or the clause was not in force. The score is of what could be told alone and never stands
 * without the share that could not.
 * @source the scale follows the implementation scores of the Peace Accords Matrix (Kroc Institute), 0 none to 3 full;
 * there people give them by the year, here they are worked out from indications and are nobody's judgement.
 */
import type { Instant, Interval, Milliseconds } from '../../kernel/index.ts';
import type { IndicationEvent } from '../watch-event.ts';

export interface ClauseScore extends Interval {
  readonly accord: string;
  readonly clause: string;
  readonly reading: string;
  /** Shares of the step, 0 to 1; the four make 1. */
  readonly breached: number;
  readonly compliant: number;
  readonly undetermined: number;
  readonly notInForce: number;
  /** Breaches indicated that began in the step, also those of an instant. */
  readonly breaches: number;
  /** 0 to 3: three times the compliant part of what could be told; null: nothing could be told. */
  readonly score: number | null;
}

export interface ScoreSpan extends Interval {
  readonly step: Milliseconds;
}

/** From settled last words; every reading that anything was said of, by accord, clause and reading, then by time. */
export function scoreSeries(words: readonly IndicationEvent[], span: ScoreSpan): readonly ClauseScore[] {
  const byReading = new Map<string, IndicationEvent[]>();
  for (const event of words) {
    if (!event.settled || event.withdrawn) continue;
    const key = JSON.stringify([event.accord, event.clause, event.reading]);
    const events = byReading.get(key);
    if (events) events.push(event);
    else byReading.set(key, [event]);
  }
  return [...byReading].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, events]) => scoresOf(events, span));
}

function scoresOf(events: readonly IndicationEvent[], { from, until, step }: ScoreSpan): ClauseScore[] {
  const { accord, clause, reading } = events[0]!;
  const during = (wanted: (event: IndicationEvent) => boolean): readonly Interval[] =>
    joined(events.filter(wanted).map((event) => ({ from: event.from, until: event.until ?? Infinity })));
  const breaches = events.filter(({ verdict }) => verdict === 'breach-indicated');
  const broken = during(({ verdict }) => verdict === 'breach-indicated');
  // of one party it may be known that it kept the clause, and of another not
  const open = during(({ verdict, reason }) => verdict === 'not-determinable' && reason !== 'not-in-force');
  const kept = during(({ verdict }) => verdict === 'compliance-indicated');
  const idle = during(({ reason }) => reason === 'not-in-force');
  const [brokenOrOpen, told] = [joined([...broken, ...open]), joined([...broken, ...open, ...kept])];
  const all = joined([...told, ...idle]);
  const scores: ClauseScore[] = [];
  for (let begin: Instant = from; begin < until; begin += step) {
    const end = Math.min(begin + step, until);
    const share = (intervals: readonly Interval[]) => measureIn(intervals, begin, end) / (end - begin);
    const breached = share(broken);
    const compliant = share(told) - share(brokenOrOpen);
    const notInForce = share(all) - share(told);
    const known = breached + compliant;
    const isHere = ({ from: at }: IndicationEvent) => at >= begin && at < end;
    scores.push({
      ...{ accord, clause, reading, from: begin, until: end },
      breached: rounded(breached),
      compliant: rounded(compliant),
      undetermined: rounded(Math.max(0, 1 - known - notInForce)),
      notInForce: rounded(notInForce),
      breaches: breaches.filter(isHere).length,
      score: known > 0 ? rounded((3 * compliant) / known) : null,
    });
  }
  return scores;
}

/** In order, none touching another. */
function joined(intervals: readonly Interval[]): readonly Interval[] {
  const out: { from: Instant; until: Instant }[] = [];
  for (const { from, until } of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else out.push({ from, until });
  }
  return out;
}

const measureIn = (intervals: readonly Interval[], from: Instant, until: Instant): Milliseconds =>
  intervals.reduce((sum, one) => sum + Math.max(0, Math.min(one.until, until) - Math.max(one.from, from)), 0);

/** To the millionth, as shares are said everywhere. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
