/** Finds objects of the picture by what a reader types. */
import { CATEGORIES } from '../../../src/kernel/index.ts';
import { sayCode } from '../messages/messages.ts';
import type { TrackColumns, TrackRow } from '../picture/track-columns.ts';

/** Rows drawn at most: more cannot be read, only searched. */
export const MOST_OBJECTS = 150;

export interface Found {
  readonly rows: readonly TrackRow[];
  readonly total: number;
}

/** Every word must occur in the name, the id or the category; names in order, so that rows keep their place. */
export function findObjects(picture: TrackColumns, query: string): Found {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rows: TrackRow[] = [];
  for (let slot = 0; slot < picture.high; slot++) {
    const row = picture.row(slot);
    if (row && words.every((word) => textOf(row).includes(word))) rows.push(row);
  }
  rows.sort((a, b) => (a.name === b.name ? a.slot - b.slot : a.name < b.name ? -1 : 1));
  return { rows: rows.slice(0, MOST_OBJECTS), total: rows.length };
}

const textOf = (row: TrackRow): string =>
  `${row.name} ${row.id} ${categoryText(row.category)} ${row.party ?? ''}`.toLowerCase();

export const categoryText = (category: number): string =>
  sayCode('category', CATEGORIES[category] ?? 'unknown');
