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
export const exceeds = (notices: readonly Notice[], seen: readonly Seen[]): Excess =>
  exceedsBy(notices, {
    surely: (kind) => sum(seen.filter(({ category }) => isKindOf(category, kind))),
    perhaps: (kind) => sum(seen.filter(({ category }) => mayBe(category, kind))),
  });

export type Excess = 'otherwise-than-notified' | 'identity-unknown' | undefined;

/** How many there are of a kind. */
export interface Numbers {
  surely(kind: Category): number;
  perhaps(kind: Category): number;
}

/** The same for what was counted otherwise. */
export function exceedsBy(notices: readonly Notice[], { surely, perhaps }: Numbers): Excess {
  let isOpen = false;
  for (const kind of CATEGORIES) {
    const allowed = allowedBy(notices, kind);
    if (allowed === undefined) continue;
    if (surely(kind) > allowed) return 'otherwise-than-notified';
    if (perhaps(kind) > allowed) isOpen = true;
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

/** Is it of the kind, or may it turn out to be? */
export const mayBe = (category: Category, kind: Category): boolean =>
  category === 'unknown' || isKindOf(category, kind) || isKindOf(kind, category);

const sum = (seen: readonly Seen[]): number => seen.reduce((total, { count }) => total + count, 0);
