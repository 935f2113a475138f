/**
 * The envelope of every record, from the first one ever written. Records are never rewritten: a newer
 * Garant reads an old one through pure upcasters, one per version step.
 */
import type { Json } from './canonical-json.ts';
import { GarantError } from './errors.ts';
import { contentId } from './ids.ts';
import type { Label } from './label.ts';
import type { Lane } from './lane.ts';
import type { Instant } from './time.ts';

export interface GarantRecord<Kind extends string = string, Body extends Json = Json> {
  readonly kind: Kind;
  /** Version of this kind's body, counting from 1. */
  readonly v: number;
  /** Follows from kind, lane and body, so that the same fact recorded twice is one record. */
  readonly id: string;
  readonly lane: Lane;
  readonly label: Label;
  /** Who or what made it: `person:<name>`, `source:<id>` or `garant`. */
  readonly actor: string;
  readonly observedAt?: Instant;
  readonly receivedAt?: Instant;
  readonly recordedAt: Instant;
  readonly body: Body;
}

type Unsealed<Kind extends string, Body extends Json> = Omit<GarantRecord<Kind, Body>, 'id'>;

export const makeRecord = <Kind extends string, Body extends Json>(
  parts: Unsealed<Kind, Body>,
): GarantRecord<Kind, Body> => ({
  ...parts,
  id: contentId(parts.kind, { lane: parts.lane, v: parts.v, body: parts.body }),
});

/** Lifts a body of version v to v + 1. Position i of a kind's list lifts version i + 1. */
export type Upcaster = (body: Json) => Json;
export type Upcasters = Readonly<Record<string, readonly Upcaster[]>>;

/**
 * The record as today's code knows it. Its id, envelope and recorded bytes stay what they were.
 * @throws {RECORD_FROM_THE_FUTURE} when a newer Garant wrote it.
 */
export function upcast(record: GarantRecord, upcasters: Upcasters): GarantRecord {
  const steps = upcasters[record.kind] ?? [];
  const newest = steps.length + 1;
  if (record.v > newest) {
    throw new GarantError(
      'RECORD_FROM_THE_FUTURE',
      `record ${record.id} is ${record.kind} version ${record.v}, this Garant knows up to ${newest}`,
    );
  }
  const body = steps.slice(record.v - 1).reduce((lifted, step) => step(lifted), record.body);
  return { ...record, v: newest, body };
}
