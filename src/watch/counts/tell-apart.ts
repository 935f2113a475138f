/**
 * How much surely different objects come to. Identities are different objects. Two plot tracks of one source are when
 * each was heard after the other had come: a source that gives an object a new number does not hear the old one
 * again. Plots of different sources may be of one object, and so may a plot and an identity.
 */
import type { Member } from './count.ts';

/** One of an unknown amount adds nothing that is sure. */
const sureAmount = ({ amount }: Member): number => (amount === Infinity ? 0 : amount);

export const sumSure = (members: readonly Member[]): number =>
  members.reduce((sum, member) => sum + sureAmount(member), 0);

export function sumDifferent(members: readonly Member[]): number {
  const senders = sumSure(members.filter(({ plotOf }) => plotOf === undefined));
  return members.reduce(
    (most, member) =>
      member.plotOf === undefined ? most : Math.max(most, sumSure(seenWith(member, members))),
    senders,
  );
}

/** Plot tracks of its source that were there when this one came, itself among them: all at one time. */
const seenWith = ({ plotOf, first }: Member, members: readonly Member[]): readonly Member[] =>
  members.filter((other) => other.plotOf === plotOf && other.first <= first && other.last >= first);
