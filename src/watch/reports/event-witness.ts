/** Who saw an event happen, and which reports of it bear each other out: other eyes or another physics, near it. */
import type { EventKind, Physics } from '../../kernel/index.ts';
import type { EventReport, PatrolReport, Report } from '../../picture/index.ts';
import { areNear, type Evidence, evidenceOf } from './witness.ts';

/** Other kinds of event that bear out a kind when a second physics saw them at the same place and time. */
const BORNE_OUT_BY: Readonly<Record<EventKind, readonly EventKind[]>> = {
  fire: ['fire', 'blast'],
  blast: ['blast', 'fire', 'gunfire', 'attack'],
  launch: ['launch', 'fire', 'blast'],
  attack: ['attack', 'blast', 'fire', 'gunfire', 'launch'],
  gunfire: ['gunfire', 'blast', 'attack'],
  jamming: ['jamming'],
  overflight: ['overflight'],
};

export interface EventWitness extends Evidence {
  readonly event: EventKind;
  readonly physics: Physics;
  /** A patrol's own eyes: enough by themselves. */
  readonly seen: boolean;
  readonly on: string | undefined;
  readonly report: EventReport | PatrolReport;
}

/** Undefined: the report tells of no event. */
export function eventWitness(
  report: Report,
  physicsOf: ReadonlyMap<string, Physics>,
): EventWitness | undefined {
  const seen = report.kind === 'patrol';
  if (report.kind !== 'event' && !(seen && report.outcome === 'seen' && report.event)) return undefined;
  return {
    ...evidenceOf(report),
    event: report.event!,
    physics: seen ? 'human' : (physicsOf.get(report.source) ?? 'human'),
    seen,
    on: seen ? undefined : report.on,
    report,
  };
}

/** May what `other` saw be part of the event of this kind that `witness` saw? */
export const isPartOf = (kind: EventKind, witness: EventWitness, other: EventWitness): boolean =>
  BORNE_OUT_BY[kind].includes(other.event) && areNear(witness, other);

/** Does `other` bear out that `witness` saw an event of this kind? */
export const bearsOut = (kind: EventKind, witness: EventWitness, other: EventWitness): boolean =>
  (other.seen || other.physics !== witness.physics) && isPartOf(kind, witness, other);

/** Do the two come to an event of this kind, each by itself perhaps not enough? */
export const bearEachOtherOut = (kind: EventKind, a: EventWitness, b: EventWitness): boolean =>
  (a.event === kind || b.event === kind) && (bearsOut(kind, a, b) || (a.seen && isPartOf(kind, a, b)));
