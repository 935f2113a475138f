const MOST_REMEMBERED = 1 << 23;

/**
 * Sets of areas that hold a whole cell, numbered. Most cells share their set with their neighbours, so a
 * set is stored once: as an older set and one more area. Set 0 is empty.
 */
export class CoverSets {
  readonly #parent: number[] = [0];
  readonly #area: number[] = [-1];
  readonly #children = new Map<number, number>();
  readonly #areas: number;

  constructor(areas: number) {
    this.#areas = areas;
  }

  /** The number of `set` with `area` added; add areas in ascending order so that equal sets mostly get one number. */
  with(set: number, area: number): number {
    const key = set * this.#areas + area;
    const known = this.#children.get(key);
    if (known !== undefined) return known;
    // forgetting costs sharing, nothing else; a Map ends at 2^24 entries
    if (this.#children.size === MOST_REMEMBERED) this.#children.clear();
    const fresh = this.#parent.length;
    this.#parent.push(set);
    this.#area.push(area);
    this.#children.set(key, fresh);
    return fresh;
  }

  /** The areas of a set, ascending where they were added so. */
  members(set: number): number[] {
    const found: number[] = [];
    for (let at = set; at !== 0; at = this.#parent[at]!) found.push(this.#area[at]!);
    return found.reverse();
  }
}
