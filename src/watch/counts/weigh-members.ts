/** Do those counted exceed a limit, surely or perhaps? For all together, or for each party by itself. */
import type { VerdictReason } from '../watch-event.ts';
import { type AmountRule, isEachs, limitOf, sharersOf, TOGETHER } from './amount.ts';
import type { Member, Weight } from './count.ts';
import { sumDifferent, sumSure } from './tell-apart.ts';

/** What a limit comes to for one sharer; a reason undefined: it is surely kept. */
export interface Share {
  readonly sharer: string;
  readonly members: readonly Member[];
  readonly reason: VerdictReason | undefined;
}

/** What more than the limit comes to for a sharer; undefined: nothing, after all. */
export type Ruling = (
  reason: VerdictReason,
  members: readonly Member[],
  sharer: string,
) => VerdictReason | undefined;

/** Members are different tracks. `known`: the parties there are. */
export function sharesOf(
  rule: AmountRule,
  members: readonly Member[],
  known: readonly string[],
  ruling: Ruling = (reason) => reason,
): readonly Share[] {
  const limit = limitOf(rule);
  if (!isEachs(rule)) return [{ sharer: TOGETHER, members, reason: reasonFor(members, limit) }];
  const reasonOf: ReasonOf = (theirs, sharer) => {
    const reason = reasonFor(theirs, limit);
    return reason && ruling(reason, theirs, sharer);
  };
  const own = sharersOf(rule, known).map((sharer): Share => {
    const theirs = members.filter(({ party }) => party === sharer);
    return { sharer, members: theirs, reason: reasonOf(theirs, sharer) };
  });
  return [...own, nobodysShare(own, members, reasonOf)];
}

type ReasonOf = (members: readonly Member[], sharer: string) => VerdictReason | undefined;

/** Those of nobody knows whom may be of a party that still keeps its limit, and be too many with its own. */
function nobodysShare(own: readonly Share[], members: readonly Member[], reasonOf: ReasonOf): Share {
  const nobodys = members
    .filter(({ party }) => party === undefined)
    .map((member): Member => (member.weight === 'yes' ? { ...member, weight: 'unknown' } : member));
  const asTheirs = own
    .filter(({ reason }) => reason === undefined)
    .map(({ sharer, members: theirs }) => ({ sharer, both: [...theirs, ...nobodys] }))
    .map(({ sharer, both }) => ({ both, reason: nobodys.length > 0 ? reasonOf(both, sharer) : undefined }))
    .filter(({ reason }) => reason !== undefined);
  const reason = DOUBTS.find((doubt) => asTheirs.some((theirs) => theirs.reason === doubt));
  const concerned = new Set(asTheirs.flatMap(({ both }) => both));
  return { sharer: TOGETHER, members: inOrder([...concerned]), reason };
}

/** What weighs most first. */
const DOUBTS: readonly VerdictReason[] = ['contested-position', 'uncorroborated', 'identity-unknown'];

/** In the order in which they came. */
export const inOrder = (members: readonly Member[]): readonly Member[] =>
  [...members].sort((a, b) => a.since - b.since || (a.track < b.track ? -1 : 1));

function reasonFor(members: readonly Member[], limit: number): VerdictReason | undefined {
  if (members.reduce((sum, { amount }) => sum + amount, 0) <= limit) return undefined;
  const of = (weight: Weight) => members.filter((member) => member.weight === weight);
  const sure = sumDifferent(of('yes'));
  if (sure > limit) return 'over-limit';
  const contested = sumSure(of('contested'));
  if (sure + contested > limit) return 'contested-position';
  return sure + contested + sumSure(of('lone')) > limit ? 'uncorroborated' : 'identity-unknown';
}
