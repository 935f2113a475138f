/** What a patrol saw, held against one duty: does it concern the duty, and what about it is not known? */
import { CATEGORIES, type Category, type Traits } from '../../kernel/index.ts';
import type { PatrolReport } from '../../picture/index.ts';
import { amountOf, isEachs, limitOf, limitsAmount } from '../counts/amount.ts';
import type { ExceptionTrace } from '../exceptions/exceptions.ts';
import { namelessDuring } from '../lists/listing.ts';
import { both, boundsOf, matchCategory, matchParty, matchTraits } from '../match-subject.ts';
import { type Answer, bandHolds, NO, UNKNOWN, YES } from '../place/height.ts';
import { heightOfKind } from '../place/height-of.ts';
import { wasInside } from '../place/whereabouts.ts';
import type { BreachReason, UndeterminedReason } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';
import { liftedDuring } from './lifted-during.ts';
import { type Evidence, evidenceOf } from './witness.ts';

export interface Sighting extends Evidence {
  readonly category: Category;
  /** Undefined: the patrol does not say whose. */
  readonly party: string | undefined;
  readonly traits: Traits | undefined;
  /** At least this many. */
  readonly count: number;
}

export function sightingOf(report: PatrolReport): Sighting | undefined {
  const { outcome, category, party, traits, count = 1 } = report;
  if (outcome !== 'seen' || category === undefined || count === 0) return undefined;
  return { ...evidenceOf(report), category, party, traits, count };
}

export interface Weighed {
  /** Undefined: it is surely whom, where and when the duty binds. */
  readonly doubt: UndeterminedReason | undefined;
  readonly trace: readonly ExceptionTrace[];
}

/** Undefined: the duty has nothing to do with it, or an exception of the clause lifts it. */
export function weighSighting(state: WatchState, d: number, sighting: Sighting): Weighed | undefined {
  const { compiled } = state;
  const { rule } = compiled.duties[d]!.reading;
  if (!('category' in rule)) return undefined;
  const { category, party, traits } = sighting;
  const kind = both(matchCategory(category, rule.category), matchTraits(traits, boundsOf(rule)));
  const listing = compiled.listings[d];
  const listed = listing ? namelessDuring(listing, sighting.from, sighting.until) : YES;
  const who = both(both(kind, matchParty(party, rule.parties)), listed);
  const place = who === NO ? NO : wasInside(compiled, d, sighting);
  if (place === NO) return undefined;
  const height = heightOf(state, d, category);
  const { except } = compiled.duties[d]!.clause;
  const { lifted, trace } = liftedDuring(state, d, sighting, sighting, except);
  if (height === NO || lifted === YES) return undefined;
  // where each party has its own limit, some may be of one and some of the other
  const isShared = limitsAmount(rule) && isEachs(rule) && party === undefined;
  const isNamed = who === YES && lifted === NO && !isShared;
  return { doubt: doubtOf(place, height, isNamed), trace };
}

function doubtOf(place: Answer, height: Answer, isNamed: boolean): UndeterminedReason | undefined {
  if (place === UNKNOWN) return 'position-uncertain';
  if (height === UNKNOWN) return 'height-unknown';
  return isNamed ? undefined : 'identity-unknown';
}

/** Nobody says how high it was: what moves on the surface was there. */
function heightOf({ compiled: { areas, duties } }: WatchState, d: number, category: Category): Answer {
  const { heights } = areas[duties[d]!.area]!.area;
  return bandHolds(heights, heightOfKind(CATEGORIES.indexOf(category)));
}

/** The breach that the sighting would be by itself, if nothing about it were in doubt. */
export function chargeOf(
  { compiled }: WatchState,
  d: number,
  { from, until, count, traits }: Sighting,
): BreachReason | undefined {
  const { rule } = compiled.duties[d]!.reading;
  if (rule.form === 'withdrawal') return 'not-withdrawn';
  if (rule.form === 'presence-ban' && until - from >= rule.dwell) return 'present';
  if (!limitsAmount(rule)) return undefined;
  const amount = amountOf(rule, traits);
  return amount < Infinity && count * amount > limitOf(rule) ? 'over-limit' : undefined;
}
