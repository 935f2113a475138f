/** The segment that a rule's category belongs to. */
import type { Segment } from '../../kernel/index.ts';
import type { AccordList } from '../lists/list.ts';
import type { Rule } from './rule.ts';

const SEGMENT_OF: Readonly<Record<string, Segment>> = {
  aircraft: 'sky',
  vessel: 'sea',
  vehicle: 'land',
  person: 'land',
  works: 'land',
};

/** Undefined where the rule names no category that would tell it, or items of several segments. */
export function segmentOf(rule: Rule, lists: readonly AccordList[]): Segment | undefined {
  if (rule.form === 'declared-cap') return SEGMENT_OF[rule.declared.split('.')[0]!];
  const listed = rule.form === 'storage' ? lists.filter(({ id }) => id === rule.list) : [];
  const items = listed.flatMap(({ versions }) => versions.flatMap((version) => version.items));
  const categories = 'category' in rule ? [rule.category] : items.map(({ category }) => category);
  const segments = new Set(categories.map((category) => SEGMENT_OF[category.split('.')[0]!]));
  return segments.size === 1 ? [...segments][0] : undefined;
}
