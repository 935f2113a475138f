/** What a patrol saw where it had to be announced: is it covered, was it told in time, and is it more than was told? */
import type { NoticeDuty } from '../../accord/index.ts';
import { CATEGORIES, type Instant } from '../../kernel/index.ts';
import type { Notice } from '../../picture/index.ts';
import { type Asked, type Covering, UNNAMED } from '../exceptions/notices.ts';
import { type Answer, NO, UNKNOWN, YES } from '../place/height.ts';
import { heightOfKind } from '../place/height-of.ts';
import type { Sighting } from '../reports/weigh-sighting.ts';
import type { BreachReason, UndeterminedReason } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';
import { chargeFor } from './charge.ts';
import { exceeds } from './numbers.ts';

/** `kept`: it was announced as it should be; undefined: by itself it is too few to be announced. */
export function weighAnnounced(
  state: WatchState,
  d: number,
  rule: NoticeDuty,
  sighting: Sighting,
): BreachReason | UndeterminedReason | 'kept' | undefined {
  const { answer, notices } = coverDuring(state, d, rule, rule.leadTime, sighting);
  const isEnough = sighting.count > (rule.whenOver ?? 0);
  if (answer === YES && (isEnough || notices.some(({ counts }) => !counts)))
    return exceeds(notices, [sighting]) ?? 'kept';
  if (!isEnough) return undefined;
  if (answer === UNKNOWN) return 'identity-unknown';
  const late = coverDuring(state, d, rule, -Infinity, sighting).answer === YES;
  return chargeFor(state, rule, late, sighting.from);
}

interface Cover {
  readonly answer: Answer;
  readonly notices: readonly Notice[];
}

/** Covered at every moment at which it was seen; in part, or perhaps: UNKNOWN. The notices are those of the last moment. */
function coverDuring(
  { compiled, notices }: WatchState,
  d: number,
  { notice: notified }: NoticeDuty,
  leadTime: number,
  { from, until, position, radius, category, party }: Sighting,
): Cover {
  const kind = CATEGORIES.indexOf(category);
  const asked = (at: Instant): Asked => ({
    ...{ duty: compiled.duties[d]!, at, position, radius, party },
    ...{ category: kind, height: heightOfKind(kind), identityKind: UNNAMED, identity: 0 },
  });
  const covering = (at: Instant) => notices.covering({ notified, leadTime }, asked(at));
  const last = covering(until);
  let answer = best(last);
  for (let at = from; at < until; at = notices.nextChange(notified, at))
    if (best(covering(at)) !== answer) answer = UNKNOWN;
  return { answer, notices: last.map(({ notice }) => notice) };
}

function best(covering: readonly Covering[]): Answer {
  if (covering.some(({ answer }) => answer === YES)) return YES;
  return covering.length > 0 ? UNKNOWN : NO;
}
