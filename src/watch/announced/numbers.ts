/** Is there more than notices said there would be? What a notice does not number it leaves open. */
import { CATEGORIES, type Category, isKindOf } from '../../kernel/index.ts';
import type { Notice } from '../../picture/index.ts';

/** Surely different objects of one kind. */
export interface Seen {
  readonly category: Category;
  readonly count: number;
}

/**
 * Every number is held against all of its kind that are surely of it. Several notices together allow the sum of their
 * numbers; one that says none for a kind leaves it open. `identity-unknown`: more, if all that may be of a kind are.
 */
export function exceeds(
  notices: readonly Notice[],
  seen: readonly Seen[],
): 'otherwise-than-notified' | 'identity-unknown' | undefined {
  let isOpen = false;
  for (const kind of CATEGORIES) {
    const allowed = allowedBy(notices, kind);
    if (allowed === undefined) continue;
    if (sum(seen.filter(({ category }) => isKindOf(category, kind))) > allowed)
      return 'otherwise-than-notified';
    const may = seen.filter(({ category }) => isKindOf(category, kind) || mayTurnOut(category, kind));
    if (sum(may) > allowed) isOpen = true;
  }
  return isOpen ? 'identity-unknown' : undefined;
}

/** Undefined: not every notice says a number of this very kind. */
function allowedBy(notices: readonly Notice[], kind: Category): number | undefined {
  let allowed = 0;
  for (const { counts } of notices) {
    const number = counts?.[kind];
    if (number === undefined) return undefined;
    allowed += number;
  }
  return notices.length === 0 ? undefined : allowed;
}

const mayTurnOut = (category: Category, kind: Category): boolean =>
  category === 'unknown' || isKindOf(kind, category);

const sum = (seen: readonly Seen[]): number => seen.reduce((total, { count }) => total + count, 0);
