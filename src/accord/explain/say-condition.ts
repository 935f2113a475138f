/** What must be so before a guarantee is triggered or void, in words. */
import type { Condition, Confirmed } from '../procedure/condition.ts';
import { list, named } from './words.ts';

export function conditionInWords(condition: Condition): string {
  switch (condition.form) {
    case 'confirmed':
      return confirmedInWords(condition);
    case 'active':
      return `the guarantee ${named(condition.guarantee)} is active`;
    case 'void':
      return `the guarantee ${named(condition.guarantee)} is void`;
    case 'event':
      return `the event ${named(condition.event)} has happened`;
    case 'all':
      return condition.of.map(inBrackets).join(' and ');
    case 'any':
      return condition.of.map(inBrackets).join(' or ');
    case 'not':
      return `it is not so that ${inBrackets(condition.of)}`;
  }
}

/** Where "and" and "or" meet, brackets say what belongs together. */
const inBrackets = (condition: Condition): string =>
  condition.form === 'all' || condition.form === 'any'
    ? `(${conditionInWords(condition)})`
    : conditionInWords(condition);

function confirmedInWords({ clauses, gravity, by, attribution, cause, on }: Confirmed): string {
  return [
    'people have confirmed a breach of',
    list(clauses.map(named), 'or'),
    ...(by === undefined ? [] : [`by ${by === 'any-belligerent' ? 'any belligerent' : list(by, 'or')}`]),
    ...(on === undefined ? [] : [`against something on ${named(on)}`]),
    ...(gravity === undefined ? [] : [`that is at least ${gravity}`]),
    ...(attribution === undefined ? [] : [`attributed with at least ${attribution} confidence`]),
    ...(cause === undefined ? [] : [`and found that it was ${named(cause)}`]),
  ].join(' ');
}
