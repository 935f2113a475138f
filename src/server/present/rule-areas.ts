import type { Rule } from '../../accord/index.ts';

/** Every area that a rule speaks of, by its id in the accord. */
export function areasOf(rule: Rule): readonly string[] {
  switch (rule.form) {
    case 'human-judged':
    case 'storage':
    case 'recurring-notice':
    case 'declared-cap':
      return [];
    case 'corridor':
      return [rule.corridor, rule.within];
    case 'minimum-distance':
      return 'area' in rule.from ? [rule.from.area, rule.area] : [rule.area];
    case 'presence-ban':
    case 'event-ban':
    case 'transponder-on':
    case 'count-limit':
    case 'tonnage-limit':
    case 'withdrawal':
    case 'access':
    case 'notice-duty':
    case 'recurring-visit':
    case 'stay-limit':
      return [rule.area];
  }
}
