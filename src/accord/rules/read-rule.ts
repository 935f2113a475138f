/** The forms of a rule by the key under which a clause says them, and from a written rule to the one judged. */
import { choiceByKey } from '../text/object-shape.ts';
import type { ValueOf } from '../text/shape.ts';
import { accessShape, resolveAccess } from './access.ts';
import type { RuleSurroundings } from './common-terms.ts';
import { corridorShape, resolveCorridor } from './corridor.ts';
import { countShape, resolveCount } from './count-limit.ts';
import { capShape, resolveCap } from './declared-cap.ts';
import { eventShape, resolveEvent } from './event-ban.ts';
import { distanceShape, resolveDistance } from './minimum-distance.ts';
import { noticeShape, resolveNotice } from './notice-duty.ts';
import { presenceShape, resolvePresence } from './presence-ban.ts';
import { resolveVisit, visitShape } from './recurring.ts';
import type { Rule } from './rule.ts';
import { resolveStay, stayShape } from './stay-limit.ts';
import { resolveStorage, storageShape } from './storage.ts';
import { resolveTonnage, tonnageShape } from './tonnage-limit.ts';
import { resolveTransponder, transponderShape } from './transponder-on.ts';
import { resolveWithdrawal, withdrawalShape } from './withdrawal.ts';

export const RULE_SHAPES = {
  forbids: choiceByKey({ presence: presenceShape, event: eventShape }),
  requires: choiceByKey({
    corridor: corridorShape,
    distance: distanceShape,
    transponder: transponderShape,
    withdrawn: withdrawalShape,
    access: accessShape,
    stored: storageShape,
    notice: noticeShape,
    visit: visitShape,
  }),
  limits: choiceByKey({ count: countShape, tonnage: tonnageShape, stay: stayShape, declared: capShape }),
} as const;

export type RuleKey = keyof typeof RULE_SHAPES;
export type WrittenRule = ValueOf<(typeof RULE_SHAPES)[RuleKey]>;

/** The rule with all names resolved. Names that nothing defines were reported when they were read. */
export function resolveRule(written: WrittenRule, around: RuleSurroundings): Rule {
  switch (written.form) {
    case 'presence':
      return resolvePresence(written.terms, around);
    case 'event':
      return resolveEvent(written.terms, around);
    case 'corridor':
      return resolveCorridor(written.terms, around);
    case 'distance':
      return resolveDistance(written.terms, around);
    case 'transponder':
      return resolveTransponder(written.terms, around);
    case 'count':
      return resolveCount(written.terms, around);
    case 'stay':
      return resolveStay(written.terms, around);
    case 'tonnage':
      return resolveTonnage(written.terms, around);
    case 'withdrawn':
      return resolveWithdrawal(written.terms, around);
    case 'access':
      return resolveAccess(written.terms, around);
    case 'stored':
      return resolveStorage(written.terms, around);
    case 'notice':
      return resolveNotice(written.terms, around);
    case 'visit':
      return resolveVisit(written.terms, around);
    case 'declared':
      return resolveCap(written.terms);
  }
}
