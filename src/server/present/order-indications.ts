/** Which indications come first, where not all of them are given: what may need a person most. */
import { GRAVITIES, type Gravity } from '../../kernel/index.ts';
import type { Indication } from '../contract/contract.ts';

const VERDICT_ORDER: readonly Indication['verdict'][] = [
  'breach-indicated',
  'not-determinable',
  'compliance-indicated',
];

const gravityOf = ({ gravity }: Indication): number => GRAVITIES.indexOf(gravity as Gravity);

/** What was withdrawn last; breach before the rest, open before ended, grave before minor, newest first. */
export const compareUrgency = (a: Indication, b: Indication): number =>
  Number(a.withdrawn) - Number(b.withdrawn) ||
  VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict) ||
  Number(b.open) - Number(a.open) ||
  gravityOf(b) - gravityOf(a) ||
  b.from.localeCompare(a.from);
