/** Whether what a party announced in advance covers an object at a place and time. */
import type { Accord, ExceptionCondition } from '../../accord/index.ts';
import { geodesicDistance, type Instant, type Metres, type Position } from '../../kernel/index.ts';
import { IDENTITY_KINDS, type Notice } from '../../picture/index.ts';
import type { Duty } from '../compile.ts';
import { both, matchParty } from '../match-subject.ts';
import { type Answer, bandHolds, type Height, NO, UNKNOWN, YES } from '../place/height.ts';
import { circleIn } from '../place/whereabouts.ts';
import { changesOf, lastTold, makeToldNotices, type Telling, type Told } from './tellings.ts';

/** The object an exception is asked about. */
export interface Asked {
  readonly duty: Duty;
  readonly at: Instant;
  readonly position: Position | undefined;
  /** It was no farther from there; absent: it was there. */
  readonly radius?: Metres;
  readonly height: Height;
  readonly category: number;
  /** Undefined: nobody knows whose it is. */
  readonly party: string | undefined;
  /** `UNNAMED`: something was seen that says nothing of itself, and may be any object of the party. */
  readonly identityKind: number;
  readonly identity: number;
}

export const UNNAMED = -1;

export interface Covering {
  readonly notice: Notice;
  readonly answer: Answer;
}

export interface Notices {
  add(telling: Telling): void;
  /** Notices that cover, or may cover, what is asked about, under the condition's word and lead time. */
  covering(when: ExceptionCondition, asked: Asked): readonly Covering[];
  /** The first instant after `at` at which any notice of this word begins, ends or becomes known. */
  nextChange(notified: string, at: Instant): Instant;
  /** Does it depend on the place whether a notice of this word holds at `at`? */
  isPlaced(notified: string, at: Instant): boolean;
}

export function makeNotices(): Notices {
  const notices = makeToldNotices();
  return {
    add: notices.add,
    covering: (when, asked) => {
      const found: Covering[] = [];
      if (when.notified === undefined) return found;
      for (const told of notices.of(when.notified)) {
        const covering = coverOf(told, when, asked);
        if (covering) found.push(covering);
      }
      return found;
    },
    nextChange: (notified, at) => {
      let next = Infinity;
      for (const told of notices.of(notified)) {
        for (const instant of told.flatMap(changesOf)) if (instant > at && instant < next) next = instant;
      }
      return next;
    },
    isPlaced: (notified, at) => {
      for (const told of notices.of(notified)) {
        const holding = told[lastTold(told, at)];
        if (holding && inTime(holding, notified, at) && told.some(hasPlace)) return true;
      }
      return false;
    },
  };
}

/**
 * What was told last covers what is asked about, and was told early enough: a correction counts as told with the
 * tellings before it, unbroken, that cover the same; they have together taken effect when the last of them did.
 */
function coverOf(
  told: Told,
  { notified, leadTime = -Infinity }: ExceptionCondition,
  asked: Asked,
): Covering | undefined {
  const last = lastTold(told, asked.at);
  const notice = told[last];
  if (notice?.kind !== 'notice') return undefined;
  let answer: Answer = YES;
  let begun: Instant = -Infinity;
  for (let k = last; k >= 0; k--) {
    const telling = told[k]!;
    if (!inTime(telling, notified, asked.at) || !carriesAll(telling, notice)) return undefined;
    answer = both(answer, both(inPlace(telling, asked), coversObject(telling, asked)));
    if (answer === NO) return undefined;
    begun = Math.max(begun, telling.from);
    if (begun - telling.receivedAt >= leadTime) return { notice, answer };
  }
  return undefined;
}

/** Has this word, and is in effect by what it says itself. */
const inTime = (telling: Telling, notified: string | undefined, at: Instant): telling is Notice =>
  telling.kind === 'notice' && telling.notified === notified && at >= telling.from && at < telling.until;

const hasPlace = (telling: Telling): boolean =>
  telling.kind === 'notice' && (telling.area !== undefined || telling.circle !== undefined);

const carriesAll = ({ carries = [] }: Notice, { carries: asked = [] }: Notice): boolean =>
  asked.every((what) => carries.includes(what));

function inPlace({ area, circle }: Notice, { duty, at, position, radius = 0, height }: Asked): Answer {
  if (area === undefined && !circle) return YES;
  if (!position) return NO;
  if (circle) {
    const apart = geodesicDistance(circle.centre, position);
    if (apart + radius <= circle.radius) return YES;
    return apart - radius <= circle.radius ? UNKNOWN : NO;
  }
  const known = duty.accord.areas.find(({ id }) => id === area);
  const version = known?.versions.find(({ inForce }) => at >= inForce.from && at < inForce.until);
  if (!known || !version) return NO;
  return both(circleIn(version.geometry, position, radius), bandHolds(known.heights, height));
}

/** A belligerent or a participant speaks for its own objects, and may name one of which nobody knows whose it is. */
function coversObject({ identities, party }: Notice, asked: Asked): Answer {
  const own = matchParty(asked.party, [party]);
  if (!identities) return own;
  if (own === NO && !namesForOthers(asked.duty.accord, party)) return NO;
  if (asked.identityKind === UNNAMED) return UNKNOWN;
  const kind = IDENTITY_KINDS[asked.identityKind];
  return identities.some((named) => named.kind === kind && named.identity === asked.identity) ? YES : NO;
}

const SIDES: ReadonlySet<string> = new Set(['belligerent', 'participant']);

/** Has the party a part in the accord, and no side in it? Then whom it names it names whosever they are. */
const namesForOthers = ({ parties }: Accord, id: string): boolean =>
  parties.some((party) => party.id === id && !SIDES.has(party.role));
