/** The segment that a rule's category belongs to. */
import type { Segment } from '../../kernel/index.ts';
import type { Rule } from './rule.ts';

const SEGMENT_OF: Readonly<Record<string, Segment>> = {
  aircraft: 'sky',
  vessel: 'sea',
  vehicle: 'land',
  person: 'land',
  works: 'land',
};

/** Undefined where the rule names no category that would tell it. */
export const segmentOf = (rule: Rule): Segment | undefined =>
  'category' in rule ? SEGMENT_OF[rule.category.split('.')[0]!] : undefined;
