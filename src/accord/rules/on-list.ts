/** Rules that hold for what stands on a list, or for all that does not. */

import { problem } from '../errors.ts';
import type { AccordList, ListVersion } from '../lists/list.ts';
import { isSlipOf } from '../text/nearest-word.ts';
import type { Located } from '../text/shape.ts';
import type { RuleSurroundings } from './common-terms.ts';

type Entries = Exclude<keyof ListVersion, 'inForce'>;

/** Whom a presence is forbidden to: a list of identities. */
export function listOfObjects(name: Located<string>, around: RuleSurroundings): string {
  const list = around.lists.find(({ id }) => id === name.value);
  if (list && hasOthers(list, ['objects'])) {
    const message = `"${list.id}" lists more than identities, and who is there is told by its identity`;
    const mend = 'name a list whose entries say mmsi: or icao24:';
    around.report.problems.push(problem('ACCORD_LIST_ENTRY', name.place, message, mend));
  }
  return name.value;
}

/** What an event is forbidden on: a class of object, or a list of classes and outlines. */
export function classOrList(
  { value: name, place }: Located<string>,
  { lists, report }: RuleSurroundings,
): { readonly on: string } | { readonly onList: string } {
  const list = lists.find(({ id }) => id === name);
  if (!list) {
    const meant = lists.find(({ id }) => isSlipOf(name, id));
    if (meant) {
      const message = `"${name}" is no list, and nearly the name of one`;
      const mend = `did you mean "${meant.id}"? if not, rename the class`;
      report.problems.push(problem('ACCORD_NAME_UNDEFINED', place, message, mend));
    }
    return { on: name };
  }
  if (hasOthers(list, ['classes', 'places'])) {
    const message = `"${list.id}" lists identities or items, and an event does not say which of them it hit`;
    const mend = 'name a list whose entries say class:, feature: or area:';
    report.problems.push(problem('ACCORD_LIST_ENTRY', place, message, mend));
  }
  return { onList: name };
}

const hasOthers = ({ versions }: AccordList, wanted: readonly Entries[]): boolean =>
  versions.some((version) =>
    (['classes', 'objects', 'places', 'items'] as const).some(
      (entries) => !wanted.includes(entries) && version[entries].length > 0,
    ),
  );
