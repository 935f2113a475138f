/** Whose are the objects that made a count, and what are they? */
import { CATEGORIES } from '../../kernel/index.ts';
import type { Subject } from '../watch-event.ts';
import type { Member } from './count.ts';

/** Names what they surely have in common. One of an unknown side leaves open whose they are. */
export function nameCounted(members: readonly Member[]): Subject {
  const parties = [...new Set(members.map(({ party }) => party))];
  const known = parties.filter((party) => party !== undefined).sort();
  const categories = new Set(members.map(({ category }) => category));
  const category = categories.size === 1 ? members[0]!.category : 0;
  return {
    ...(category > 0 ? { category: CATEGORIES[category]! } : {}),
    ...(known.length === 1 && parties.length === 1 ? { party: known[0]! } : {}),
    ...(known.length > 1 ? { parties: known } : {}),
  };
}
