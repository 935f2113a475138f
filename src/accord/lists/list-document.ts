/** Lists as `accord.yaml` writes them: entries in versions. */
import type { Json } from '../../kernel/index.ts';
import { areaName } from '../areas/area-document.ts';
import { problem } from '../errors.ts';
import { category } from '../rules/common-terms.ts';
import { listOf } from '../text/collection-shape.ts';
import { icao24, mmsi } from '../text/identity.ts';
import { choiceByKey, object, optional } from '../text/object-shape.ts';
import { calibre, inclusiveEnd, instant } from '../text/quantity.ts';
import { nameOf, oneOf, text, wholeNumber, word } from '../text/scalar-shape.ts';
import { about, type JsonSchema, located, type Shape, type ValueOf } from '../text/shape.ts';
import { textByLanguage } from '../text/text-by-language.ts';
import { entryOf, withoutKeys } from '../text/tree.ts';
import { LIST_KINDS } from './list.ts';

const named = { name: optional(about('What people call it.', text)) };

const identity = {
  icao24: object({ icao24, ...named }),
  mmsi: object({ mmsi, ...named }),
};

const writtenIdentity = choiceByKey(identity);
export type WrittenIdentity = ValueOf<typeof writtenIdentity>;

const item = object({
  id: about('By which patrols name it.', located(word)),
  category,
  party: about('Whose it is.', nameOf('party')),
  at: about('Area in which it is declared to be.', areaName),
  count: optional(about('How many of them; left out: one.', wholeNumber(1))),
  calibre: optional(calibre),
  identities: optional(about('What they call themselves, where they do.', listOf(writtenIdentity, 1))),
});

const entry = located(
  choiceByKey({
    class: object({ class: about('Class of object: power-plant, port.', word) }),
    ...identity,
    feature: object({ feature: about('An outline in areas.geojson.', nameOf('feature')) }),
    area: object({ area: about('An outline under areas.', areaName) }),
    id: item,
  }),
);
export type WrittenEntry = ValueOf<typeof entry>;
export type WrittenItem = ValueOf<typeof item>;

const version = located(
  object({
    from: optional(about('First minute, day or second; it is included.', instant)),
    until: optional(about('Left out: until the next version begins.', inclusiveEnd)),
    entries: listOf(entry),
  }),
);
export type WrittenVersion = ValueOf<typeof version>;

const listTerms = object({
  text: optional(textByLanguage),
  kind: oneOf(LIST_KINDS),
  versions: listOf(version, 1),
});
export type WrittenList = ValueOf<typeof listTerms>;

/** The same keys, with `entries` in the place of `versions` allowed. */
function withEntries(): JsonSchema {
  const { properties, ...rest } = listTerms.schema as { readonly properties: Record<string, Json> };
  const entries = { type: 'array', items: entry.schema as Json };
  return {
    ...rest,
    properties: { ...properties, entries },
    required: ['kind'],
    oneOf: [{ required: ['entries'] }, { required: ['versions'] }],
  };
}

/** `entries:` beside `kind:` stands for a single version that always holds. */
export const writtenList: Shape<WrittenList> = {
  schema: withEntries(),
  read: (node, report) => {
    const entries = node.kind === 'mapping' ? entryOf(node, 'entries') : undefined;
    if (node.kind !== 'mapping' || !entries) return listTerms.read(node, report);
    const given = entryOf(node, 'versions');
    if (given) {
      const message = 'a list has entries or versions, not both';
      const mend = 'put the entries under a version of their own';
      report.problems.push(problem('ACCORD_FORM', given.place, message, mend));
      return undefined;
    }
    const single = { kind: 'mapping', place: entries.place, entries: [entries] } as const;
    const versions = { kind: 'list', place: entries.place, items: [single] } as const;
    const rest = withoutKeys(node, ['entries']);
    return listTerms.read(
      { ...rest, entries: [...rest.entries, { key: 'versions', place: entries.place, value: versions }] },
      report,
    );
  },
};
