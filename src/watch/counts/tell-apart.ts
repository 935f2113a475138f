/**
 * How many of the objects counted are surely different ones. Identities are. Two plot tracks of one source are when
 * each was heard after the other had come: a source that gives an object a new number does not hear the old one
 * again. Plots of different sources may be of one object, and so may a plot and an identity.
 */
import type { Member } from './count.ts';

export function countDifferent(members: readonly Member[]): number {
  const senders = members.filter(({ plotOf }) => plotOf === undefined).length;
  return members.reduce(
    (most, member) => (member.plotOf === undefined ? most : Math.max(most, seenWith(member, members))),
    senders,
  );
}

/** Plot tracks of its source that were there when this one came, itself among them: all at one time. */
const seenWith = ({ plotOf, first }: Member, members: readonly Member[]): number =>
  members.filter((other) => other.plotOf === plotOf && other.first <= first && other.last >= first).length;
