/**
 * An accord as the rest of Garant sees it: read, resolved, every area a geometry, every duration in
 * milliseconds, every clause with its text's hash. The YAML a lawyer reads is in `document.ts`.
 */

import type {
  Cargo,
  Category,
  Gravity,
  HashText,
  Instant,
  Interval,
  Milliseconds,
  Segment,
} from '../kernel/index.ts';

import type { Area } from './areas/area.ts';
import type { AgreedLabel } from './labels/label.ts';
import type { AccordList } from './lists/list.ts';
import type { OpenPeriod } from './periods/open-period.ts';
import type { Force } from './periods/stretches.ts';
import type { Body } from './procedure/body.ts';
import type { Guarantee } from './procedure/guarantee.ts';
import type { Remedy } from './procedure/remedy.ts';
import type { PartySet } from './rules/parties.ts';
import type { Rule } from './rules/rule.ts';
import type { AccordTerm } from './terms/term.ts';

export const ROLES = [
  'belligerent',
  'guarantor',
  'monitor',
  'host',
  'contractor',
  'lead',
  'support',
  /** Bound by the text like a belligerent, and at war with nobody. */
  'participant',
] as const;
export type Role = (typeof ROLES)[number];

export interface Party {
  readonly id: string;
  readonly role: Role;
  /** Segments that it leads, or helps in, in the order of the vocabulary. Absent: none is said. */
  readonly leads?: readonly Segment[];
  readonly supports?: readonly Segment[];
  /**
   * Area that it holds, without prejudice to anyone's title. No verdict rests on it: it tells how much of each
   * side could be seen, so that a side that is watched better does not look worse. Absent: not stated.
   */
  readonly controls?: string;
}

/** When an exception applies. All given conditions must hold. */
export interface ExceptionCondition {
  /** A notice of this word that covers the object, place and time. */
  readonly notified?: string;
  /** … given at least this long before it takes effect. */
  readonly leadTime?: Milliseconds;
  /** The notice says that it carries this. */
  readonly carries?: Cargo;
  readonly category?: Category;
  readonly parties?: PartySet;
  readonly during?: Interval;
}

/** Lifts its parent rule; its own exceptions restore it. Keeps its own id for the trace. */
export interface Exception {
  readonly id: string;
  readonly when: ExceptionCondition;
  readonly except: readonly Exception[];
}

/** One interpretation of a clause. The agreed one is named `agreed`; a party's carries the party's id. */
export interface Reading extends Force {
  readonly id: string;
  /** Contains no instant while it waits for an event that has not been stated. */
  readonly inForce: Interval;
  /** Present when events or findings decide: the periods of which `inForce` and its gaps are what they share. */
  readonly awaits?: readonly OpenPeriod[];
  readonly rule: Rule;
  /** In the place of the clause's exceptions, where the reading differs in them. */
  readonly except?: readonly Exception[];
}

export interface Clause {
  readonly id: string;
  readonly segment: Segment;
  /** Agreed text by language tag, and the hash of all of it in canonical form. */
  readonly text: Readonly<Record<string, string>>;
  readonly textHash: HashText;
  readonly gravity: Gravity;
  /** What compliance would take to show: the whole area seen at least this often. */
  readonly revisit: Milliseconds;
  readonly readings: readonly Reading[];
  readonly except: readonly Exception[];
  /** What the clause itself says answers a breach; a guarantee that names the clause does so as well. */
  readonly remedies: readonly Remedy[];
  /** Who may see it. */
  readonly label: AgreedLabel;
  /** Terms that it uses; absent: none. */
  readonly terms?: readonly string[];
}

export interface Accord extends Force {
  readonly id: string;
  readonly hash: HashText;
  /** As in `Reading`, when the accord as a whole waits for an event. */
  readonly awaits?: readonly OpenPeriod[];
  readonly parties: readonly Party[];
  readonly areas: readonly Area[];
  readonly lists: readonly AccordList[];
  readonly terms: readonly AccordTerm[];
  readonly clauses: readonly Clause[];
  readonly bodies: readonly Body[];
  readonly guarantees: readonly Guarantee[];
}

export type { AccordHeightBand, Area, AreaVersion } from './areas/area.ts';
export type { AgreedLabel } from './labels/label.ts';
export * from './lists/list.ts';
export type { Dependence, OpenPeriod } from './periods/open-period.ts';
export type { Body, Departure, Judgement, Majority } from './procedure/body.ts';
export type { Clock, ClockStart, ClockStep } from './procedure/clock.ts';
export type { Condition, Confidence, Confirmed } from './procedure/condition.ts';
export type { Decider, Fallback } from './procedure/decider.ts';
export type { Guarantee, GuaranteeKind } from './procedure/guarantee.ts';
export type { Remedy } from './procedure/remedy.ts';
export type { DeclaredCap } from './rules/declared-cap.ts';
export type { NoticeDuty } from './rules/notice-duty.ts';
export type { RecurringNotice, RecurringVisit } from './rules/recurring.ts';
export type { ByParty } from './rules/rule.ts';
export type { AccordTerm } from './terms/term.ts';
export type { Instant, PartySet, Rule };
