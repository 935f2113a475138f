/** Do those counted exceed a limit, surely or perhaps? For all together, or for each party by itself. */
import type { VerdictReason } from '../watch-event.ts';
import { type AmountRule, limitOf, sharersOf, TOGETHER } from './amount.ts';
import type { Member, Weight } from './count.ts';
import { sumDifferent, sumSure } from './tell-apart.ts';

/** What a limit comes to for one sharer; a reason undefined: it is surely kept. */
export interface Share {
  readonly sharer: string;
  readonly members: readonly Member[];
  readonly reason: VerdictReason | undefined;
}

/** Members are different tracks. `known`: the parties there are. */
export function sharesOf(
  rule: AmountRule,
  members: readonly Member[],
  known: readonly string[],
): readonly Share[] {
  const limit = limitOf(rule);
  if (!rule.each) return [{ sharer: TOGETHER, members, reason: reasonFor(members, limit) }];
  const own = sharersOf(rule, known).map((sharer): Share => {
    const theirs = members.filter(({ party }) => party === sharer);
    return { sharer, members: theirs, reason: reasonFor(theirs, limit) };
  });
  return [...own, nobodysShare(own, members, limit)];
}

/** Those of nobody knows whom may be of a party that still keeps its limit, and be too many with its own. */
function nobodysShare(own: readonly Share[], members: readonly Member[], limit: number): Share {
  const nobodys = members
    .filter(({ party }) => party === undefined)
    .map((member): Member => (member.weight === 'yes' ? { ...member, weight: 'unknown' } : member));
  const asTheirs = own
    .filter(({ reason }) => reason === undefined)
    .map((share) => [...share.members, ...nobodys])
    .map((both) => ({ both, reason: nobodys.length > 0 ? reasonFor(both, limit) : undefined }))
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
