/** What more tracked objects of one party than need no notice come to: are they covered, in time, and all of them? */
import { CATEGORIES, type Instant, isKindOf } from '../../kernel/index.ts';
import type { Notice } from '../../picture/index.ts';
import type { ThresholdDuty } from '../counts/amount.ts';
import type { Member } from '../counts/count.ts';
import { sumDifferent } from '../counts/tell-apart.ts';
import type { Asked } from '../exceptions/notices.ts';
import { type Answer, NO, UNKNOWN, YES } from '../place/height.ts';
import { heightOfKind } from '../place/height-of.ts';
import type { VerdictReason } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';
import { chargeFor } from './charge.ts';
import { exceedsBy, mayBe } from './numbers.ts';

export interface Occasion {
  readonly duty: number;
  readonly rule: ThresholdDuty;
  readonly at: Instant;
  /** The party of which there are so many, or would be if those of nobody knows whom were its. */
  readonly sharer: string;
  /** A breach that goes on began then. */
  readonly begun: Instant | undefined;
  /** When notices changed last. */
  readonly noticedAt: Instant;
}

/** `reason`: what it is to have so many of them unannounced, a breach being `over-limit`; undefined: all is announced. */
export function weighCounted(
  state: WatchState,
  occasion: Occasion,
  reason: VerdictReason,
  members: readonly Member[],
): VerdictReason | undefined {
  const covers = members.map((member) => coverOf(state, occasion, occasion.rule.leadTime, member));
  if (reason !== 'over-limit') return covers.every(isCovered) ? excessOf(covers, members) && reason : reason;
  const bare = members.filter((member, n) => member.weight === 'yes' && covers[n]!.answer === NO);
  if (bare.length > 0) return charge(state, occasion, members, bare);
  if (!covers.every(isCovered)) {
    const isContested = members.some(({ weight }, n) => weight === 'contested' && covers[n]!.answer !== YES);
    return isContested ? 'contested-position' : 'identity-unknown';
  }
  return excessOf(covers, members);
}

/** Late if something told too late covers every one of those that nothing in time does. */
function charge(
  state: WatchState,
  occasion: Occasion,
  members: readonly Member[],
  bare: readonly Member[],
): VerdictReason {
  const { rule, begun, noticedAt } = occasion;
  const isLate = bare.every((member) => coverOf(state, occasion, -Infinity, member).answer === YES);
  const sure = members.filter(({ weight }) => weight === 'yes');
  const since = begun ?? sure.reduce((latest, member) => Math.max(latest, member.since), noticedAt);
  return chargeFor(state, rule, isLate, since);
}

interface Cover {
  readonly answer: Answer;
  readonly notices: readonly Notice[];
}

const isCovered = ({ answer }: Cover): boolean => answer === YES;

function coverOf(
  { compiled, notices, picture }: WatchState,
  { duty, rule, at, sharer }: Occasion,
  leadTime: number,
  { slot, category, position, weight }: Member,
): Cover {
  const asked: Asked = {
    ...{ duty: compiled.duties[duty]!, at, position, party: sharer, category },
    height: heightOfKind(category),
    identityKind: picture.tracks.identityKind[slot]!,
    identity: picture.tracks.identity[slot]!,
  };
  const covering = notices.covering({ notified: rule.notice, leadTime }, asked);
  const own = covering.filter(({ answer }) => answer === YES);
  // nobody knows where a contested one is: only what does not ask for its place covers it
  const sure = weight === 'contested' ? own.filter(({ notice }) => !notice.area && !notice.circle) : own;
  const answer = sure.length > 0 ? YES : covering.length > 0 ? UNKNOWN : NO;
  return { answer, notices: covering.map(({ notice }) => notice) };
}

/** All that the notices covering any of them number is allowed: more is surely more. */
function excessOf(covers: readonly Cover[], members: readonly Member[]): VerdictReason | undefined {
  const sure = members.filter(({ weight }) => weight === 'yes');
  const kindOf = ({ category }: Member) => CATEGORIES[category]!;
  return exceedsBy([...new Set(covers.flatMap(({ notices }) => notices))], {
    surely: (kind) => sumDifferent(sure.filter((member) => isKindOf(kindOf(member), kind))),
    perhaps: (kind) => members.filter((member) => mayBe(kindOf(member), kind)).length,
  });
}
