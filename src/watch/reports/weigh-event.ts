/**
 * What several witnesses of one event come to under an event ban. Each is asked by itself: was it surely there, in
 * force and not excepted, and do others bear it out? The one that says most decides, and the verdict rests on it.
 */
import type { AccordList } from '../../accord/index.ts';
import { CATEGORIES } from '../../kernel/index.ts';
import type { Duty } from '../compile.ts';
import type { ExceptionTrace, Lifting } from '../exceptions/exceptions.ts';
import { either, onListedClass, onListedPlace } from '../lists/event-target.ts';
import { bandHolds, NO, UNKNOWN, YES } from '../place/height.ts';
import { heightOfKind } from '../place/height-of.ts';
import { wasInside } from '../place/whereabouts.ts';
import type { VerdictReason } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';
import { bearEachOtherOut, type EventWitness } from './event-witness.ts';
import { liftedDuring } from './lifted-during.ts';

/** From what says least about a breach to what is one. */
const REASONS = [
  'position-uncertain',
  'height-unknown',
  'uncorroborated',
  'identity-unknown',
  'event',
] as const satisfies readonly VerdictReason[];

export interface WeighedEvent {
  readonly reason: (typeof REASONS)[number];
  /** The witness that it rests on, and what became of the exceptions asked about what that one saw. */
  readonly by: EventWitness;
  readonly trace: readonly ExceptionTrace[];
}

interface Unlifted extends Lifting {
  readonly witness: EventWitness;
}

/** May it be an event that the duty forbids, apart from exceptions? */
export const mayBeForbidden = (state: WatchState, d: number, witness: EventWitness): boolean =>
  mayBeOnWhat(state, d, witness) && wasInside(state.compiled, d, witness) !== NO;

/** Does an exception lift the ban on all that the witness may have seen? */
export const isExcepted = (state: WatchState, d: number, witness: EventWitness): boolean =>
  liftedDuring(state, d, witness, {}).lifted === YES;

/** Of equals the first. Undefined: an exception lifts the ban on all that they saw. */
export function weighEvent(
  state: WatchState,
  d: number,
  witnesses: readonly EventWitness[],
): WeighedEvent | undefined {
  // what is excepted bears nothing out: either it is something else, or all of it is excepted
  const unlifted = witnesses
    .map((witness): Unlifted => ({ witness, ...liftedDuring(state, d, witness, {}) }))
    .filter(({ lifted }) => lifted !== YES);
  return unlifted
    .filter(({ witness }) => mayBeOnWhat(state, d, witness))
    .map((one) => ({ reason: reasonFor(state, d, one, unlifted), by: one.witness, trace: one.trace }))
    .reduce<WeighedEvent | undefined>((most, one) => (most && !saysMore(one, most) ? most : one), undefined);
}

const saysMore = (one: WeighedEvent, than: WeighedEvent): boolean =>
  REASONS.indexOf(one.reason) > REASONS.indexOf(than.reason);

function reasonFor(
  state: WatchState,
  d: number,
  { witness, lifted }: Unlifted,
  unlifted: readonly Unlifted[],
): WeighedEvent['reason'] {
  const { rule } = state.compiled.duties[d]!.reading;
  if (rule.form !== 'event-ban' || wasInside(state.compiled, d, witness) !== YES) return 'position-uncertain';
  if (!isAnyHeight(state, d)) return 'height-unknown';
  const others = unlifted
    .map((other) => other.witness)
    .filter((other) => other !== witness && bearEachOtherOut(rule.event, witness, other));
  const isEnough = witness.seen && witness.event === rule.event;
  if (!isEnough && others.length === 0) return 'uncorroborated';
  const isOn = isOnWhat(state, d, witness, others);
  return lifted === UNKNOWN || !isOn ? 'identity-unknown' : 'event';
}

/** Nobody says how high an event was: it was in an area's band only if every height is. */
function isAnyHeight({ compiled: { areas, duties } }: WatchState, d: number): boolean {
  const { heights } = areas[duties[d]!.area]!.area;
  return bandHolds(heights, heightOfKind(CATEGORIES.indexOf('unknown'))) === YES;
}

/** The clause protects what a list names, or a class of object: is it that which was hit, or does nobody say what was? */
function mayBeOnWhat({ compiled }: WatchState, d: number, witness: EventWitness): boolean {
  const { rule } = compiled.duties[d]!.reading;
  if (rule.form !== 'event-ban') return false;
  const list = listFor(compiled.duties[d]!);
  if (list) return either([onListedClass(list, witness.on, witness), onListedPlace(list, witness)]) !== NO;
  return rule.on === undefined || witness.on === undefined || witness.on === rule.on;
}

/** Was it surely on that? Any of those who saw it may say what it hit; where it was, the witness himself. */
function isOnWhat(
  { compiled }: WatchState,
  d: number,
  witness: EventWitness,
  others: readonly EventWitness[],
): boolean {
  const { rule } = compiled.duties[d]!.reading;
  const list = listFor(compiled.duties[d]!);
  const all = [witness, ...others];
  if (!list)
    return rule.form === 'event-ban' && (rule.on === undefined || all.some(({ on }) => on === rule.on));
  if (onListedPlace(list, witness) === YES) return true;
  return all.some(({ on }) => onListedClass(list, on, witness) === YES);
}

const listFor = ({ accord, reading: { rule } }: Duty): AccordList | undefined =>
  rule.form === 'event-ban' ? accord.lists.find(({ id }) => id === rule.onList) : undefined;
