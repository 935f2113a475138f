/** What stands on a list, version by version. */
import type { AccordList, ListedItem, ListedObject, ListedPlace, ListVersion } from '../lists/list.ts';
import { periodInWords } from './say-period.ts';
import { wordsForCategory } from './words.ts';

export const listInWords = ({ kind, versions }: AccordList): string =>
  `${kind}: ${versions.map(versionInWords).join('; ')}`;

const versionInWords = ({ inForce, classes, objects, places, items }: ListVersion): string => {
  const entries = [
    ...classes,
    ...objects.map(objectInWords),
    ...places.map(placeInWords),
    ...items.map(itemInWords),
  ];
  return `${periodInWords({ inForce })}: ${entries.length === 0 ? 'nothing' : entries.join(', ')}`;
};

const objectInWords = ({ identityKind, identity, name }: ListedObject): string => {
  const written = identityKind === 'icao24' ? identity.toString(16).padStart(6, '0') : identity;
  return `${identityKind} ${written}${name === undefined ? '' : ` (${name})`}`;
};

const placeInWords = ({ id }: ListedPlace): string => ('feature' in id ? id.feature : id.area);

const itemInWords = ({ id, category, party, at, count }: ListedItem): string =>
  `${id}: ${count} ${wordsForCategory(category)} of ${party} at ${at}`;
