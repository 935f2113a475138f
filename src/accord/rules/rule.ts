/** What a clause forbids, demands or limits. Speeds in m/s, tonnages in t, distances in m, durations in ms. */
import type { Access } from './access.ts';
import type { Corridor } from './corridor.ts';
import type { CountLimit } from './count-limit.ts';
import type { DeclaredCap } from './declared-cap.ts';
import type { EventBan } from './event-ban.ts';
import type { MinimumDistance } from './minimum-distance.ts';
import type { NoticeDuty } from './notice-duty.ts';
import type { PresenceBan } from './presence-ban.ts';
import type { RecurringNotice, RecurringVisit } from './recurring.ts';
import type { StayLimit } from './stay-limit.ts';
import type { Storage } from './storage.ts';
import type { TonnageLimit } from './tonnage-limit.ts';
import type { TransponderOn } from './transponder-on.ts';
import type { Withdrawal } from './withdrawal.ts';

export type Rule =
  | PresenceBan
  | EventBan
  | Corridor
  | MinimumDistance
  | TransponderOn
  | CountLimit
  | TonnageLimit
  | Withdrawal
  | Access
  | Storage
  | NoticeDuty
  | RecurringNotice
  | RecurringVisit
  | DeclaredCap
  | StayLimit
  | { readonly form: 'human-judged' };

/** Kept or broken by a party as such, by what it says and does, and by no object in an area. */
export type ByParty = RecurringNotice | RecurringVisit | DeclaredCap;

const BY_PARTY: readonly Rule['form'][] = ['recurring-notice', 'recurring-visit', 'declared-cap'];

export const isByParty = (rule: Rule): rule is ByParty => BY_PARTY.includes(rule.form);
