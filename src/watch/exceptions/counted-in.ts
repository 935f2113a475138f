/** How many of a kind a notice speaks of. */
import { CATEGORIES, type Category, isKindOf } from '../../kernel/index.ts';
import type { Notice } from '../../picture/index.ts';

/**
 * The sum over the kinds of `category` that the notice counts, each object once: a kind of a kind is counted with it.
 * Undefined: it counts none of them, or only something wider.
 */
export function countedIn({ counts }: Notice, category: Category): number | undefined {
  if (!counts) return undefined;
  const kinds = CATEGORIES.filter((kind) => counts[kind] !== undefined && isKindOf(kind, category));
  const outer = kinds.filter((kind) => !kinds.some((other) => other !== kind && isKindOf(kind, other)));
  return outer.length === 0 ? undefined : outer.reduce((sum, kind) => sum + counts[kind]!, 0);
}
