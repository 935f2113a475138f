/** An entry of `register:`: a range of identities, and by whose authority it belongs to a party or a category. */
import { CATEGORIES, TRAITS, type Traits } from '../../kernel/index.ts';
import type { RegisterEntry } from '../source.ts';
import { complain, type Fields, fieldsOf, type Located, type Reading, wordOf, writtenOf } from './located.ts';
import { calibreOf, distanceOf, tonnageOf } from './quantities.ts';

const KINDS = ['icao24', 'mmsi', 'plot'] as const;
const KEYS = [...KINDS, 'party', 'category', ...TRAITS, 'authority'];
/** One identity, or a first and a last one, both included. */
const RANGE = /^([0-9A-Fa-f]+)(?:\s*-\s*([0-9A-Fa-f]+))?$/;

export function registerEntry(reading: Reading, item: Located): RegisterEntry[] {
  const fields = fieldsOf(reading, item, 'a register entry', KEYS, ['authority: and who says so']);
  if (!fields) return [];
  const kinds = KINDS.filter((kind) => fields.has(kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    const message = 'a register entry names one kind of identity';
    complain(reading, item.place, 'SOURCES_SHAPE', message, `write one of ${KINDS.join(', ')}`);
    return [];
  }
  const range = rangeOf(reading, fields.get(kind)!, kind);
  const [party, category, authority] = ['party', 'category', 'authority'].map((key) => fields.get(key));
  const partyId = party && writtenOf(reading, party, 'party');
  const word = category && wordOf(reading, category, 'category', CATEGORIES);
  const traits = traitsOf(reading, fields);
  const named = authority && writtenOf(reading, authority, 'authority');
  if (!range || named === undefined) return [];
  return [
    {
      identityKind: kind,
      ...range,
      authority: named,
      ...(partyId === undefined ? {} : { party: partyId }),
      ...(word === undefined ? {} : { category: word }),
      ...(Object.keys(traits).length === 0 ? {} : { traits }),
    },
  ];
}

const TRAIT_READERS = { tonnage: tonnageOf, calibre: calibreOf, range: distanceOf } as const;

function traitsOf(reading: Reading, fields: Fields): Traits {
  const known = TRAITS.flatMap((trait) => {
    const located = fields.get(trait);
    const value = located && TRAIT_READERS[trait](reading, located, trait);
    return value === undefined ? [] : [[trait, value]];
  });
  return Object.fromEntries(known) as Traits;
}

function rangeOf(
  reading: Reading,
  located: Located,
  kind: (typeof KINDS)[number],
): { from: number; to: number } | undefined {
  const written = writtenOf(reading, located, kind);
  if (written === undefined) return undefined;
  const match = RANGE.exec(written);
  const base = kind === 'icao24' ? 16 : 10;
  const most = kind === 'icao24' ? 0xffffff : 999_999_999;
  const from = number(match?.[1], base);
  const to = number(match?.[2] ?? match?.[1], base);
  if (from <= to && to <= most) return { from, to };
  const mend = kind === 'icao24' ? 'write 508000-50ffff' : 'write 272000000-272999999';
  return complain(reading, located.place, 'SOURCES_RANGE', `"${written}" is no range of ${kind}`, mend);
}

/** NaN unless the whole text is a number in this base. */
function number(text: string | undefined, base: number): number {
  if (text === undefined || (base === 10 && !/^\d+$/.test(text))) return Number.NaN;
  return Number.parseInt(text, base);
}
