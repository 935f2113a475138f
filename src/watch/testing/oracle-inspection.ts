/** What declared items are, worked out hour by hour from labelled reports. All times are whole hours. */
import type { ItemState } from '../inspection/word.ts';

export interface Labelled {
  readonly hour: number;
  readonly source: string;
  readonly index: number;
  /** What it says of each item that it says anything of; `unsure`: somebody looked and it cannot be told. */
  readonly says: Readonly<Record<string, ItemState | 'unsure'>>;
}

/** The newest that is said of an item by that hour counts, if it is not too old; a refusal only if no look does. */
export function stateAt(labelled: readonly Labelled[], item: string, hour: number, goodFor: number) {
  const looks = labelled.filter(({ says }) => says[item] !== 'access-denied');
  const seen = newestAt(looks, item, hour, goodFor);
  return seen === 'not-checked' ? newestAt(labelled, item, hour, goodFor) : seen;
}

function newestAt(labelled: readonly Labelled[], item: string, hour: number, goodFor: number) {
  let newest: Labelled | undefined;
  for (const one of labelled) {
    if (one.says[item] === undefined || one.hour > hour) continue;
    const isNewer =
      !newest ||
      one.hour > newest.hour ||
      (one.hour === newest.hour &&
        (one.source > newest.source || (one.source === newest.source && one.index > newest.index)));
    if (isNewer) newest = one;
  }
  if (!newest || hour - newest.hour >= goodFor) return 'not-checked';
  return newest.says[item]!;
}

/** `item state from until`, in hours, for whatever breaks the clause. */
export function itemBreaches(
  labelled: readonly Labelled[],
  items: readonly string[],
  goodFor: number,
  hours: number,
): readonly string[] {
  const found: string[] = [];
  for (const item of items) {
    let begun = 0;
    for (let hour = 1; hour <= hours; hour++) {
      const was = stateAt(labelled, item, hour - 1, goodFor);
      const is = hour === hours ? 'not-checked' : stateAt(labelled, item, hour, goodFor);
      if (was === is) continue;
      if (was === 'absent' || was === 'moved') found.push(`${item} ${was} ${begun} ${hour}`);
      begun = hour;
    }
  }
  return found.sort();
}
