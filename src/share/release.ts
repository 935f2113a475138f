/**
 * The only way out to a reader. A route or a report can send nothing but `Released` values, and only this
 * file makes them: forgetting the check does not compile.
 */
import {
  type Instant,
  type Label,
  LEVELS,
  METRES_PER_DEGREE,
  type Position,
  RADIANS_PER_DEGREE,
} from '../kernel/index.ts';
import type { Reader } from './reader.ts';

declare const released: unique symbol;
export type Released<Value> = Value & { readonly [released]: true };

/** What the label of a thing says about it, and when the thing was recorded. */
export interface Labelled {
  readonly label: Label;
  readonly recordedAt: Instant;
}

export type Decision =
  | { readonly kind: 'released' }
  | { readonly kind: 'delayed'; readonly until: Instant }
  | { readonly kind: 'withheld'; readonly reason: 'policy' | 'level' | 'not-releasable' | 'handling-caveat' };

const KNOWN_POLICY = 'garant';

/**
 * May this reader see this now? Whoever made it always may; otherwise every condition of the label must
 * hold, and what is not known is refused.
 * @source the clearance model of ITU-T X.841 (security information objects), levels dominated, values held.
 */
export function decideRelease({ label, recordedAt }: Labelled, reader: Reader, now: Instant): Decision {
  if (label.originator === reader.party) return { kind: 'released' };
  if (label.policy !== KNOWN_POLICY) return { kind: 'withheld', reason: 'policy' };
  if (LEVELS.indexOf(label.level) > LEVELS.indexOf(reader.level))
    return { kind: 'withheld', reason: 'level' };
  if (label.relTo !== 'all' && !label.relTo.includes(reader.party)) {
    return { kind: 'withheld', reason: 'not-releasable' };
  }
  if (!label.handlingCaveats.every((held) => reader.handlingCaveats.includes(held))) {
    return { kind: 'withheld', reason: 'handling-caveat' };
  }
  const until = recordedAt + label.delayMs;
  return now < until ? { kind: 'delayed', until } : { kind: 'released' };
}

/** The value for this reader, or undefined: absent and forbidden look the same from outside. */
export function release<Value>(
  value: Value,
  labelled: Labelled,
  reader: Reader,
  now: Instant,
): Released<Value> | undefined {
  return decideRelease(labelled, reader, now).kind === 'released' ? (value as Released<Value>) : undefined;
}

/** For a collection: what may not be seen is not there, so `nothing` (an empty one) stands in its place. */
export const releaseOr = <Value>(
  value: Value,
  nothing: Value,
  labelled: Labelled,
  reader: Reader,
  now: Instant,
): Released<Value> => release(value, labelled, reader, now) ?? (nothing as Released<Value>);

/**
 * A position as precise as the label lets this reader have it: rounded to a grid of `coarsenM` metres,
 * for everyone but the originator.
 */
export function releasedPosition(position: Position, label: Label, reader: Reader): Position {
  if (label.originator === reader.party || label.coarsenM <= 0) return position;
  const latStep = label.coarsenM / METRES_PER_DEGREE;
  const lat = Math.round(position.lat / latStep) * latStep;
  const lonStep = latStep / Math.max(0.01, Math.cos(lat * RADIANS_PER_DEGREE));
  return { lon: Math.round(position.lon / lonStep) * lonStep, lat };
}
