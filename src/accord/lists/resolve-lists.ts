/** From written lists to versions in order of time, every place an outline. */
import type { AreaGeometry } from '../../kernel/geometry/index.ts';
import type { Place } from '../../kernel/index.ts';
import type { Features, FeatureVersion } from '../areas/feature.ts';
import type { ResolvedAreas } from '../areas/resolve-areas.ts';
import { problem } from '../errors.ts';
import { inSequence } from '../periods/in-sequence.ts';
import { ALWAYS } from '../periods/period.ts';
import { checkedArea } from '../rules/common-terms.ts';
import type { NamedEntry } from '../text/collection-shape.ts';
import type { Report } from '../text/report.ts';
import type { Located } from '../text/shape.ts';
import { textOf } from '../text/text-by-language.ts';
import type { AccordList, ListedItem, ListedObject, ListedPlace, ListVersion } from './list.ts';
import type {
  WrittenEntry,
  WrittenIdentity,
  WrittenItem,
  WrittenList,
  WrittenVersion,
} from './list-document.ts';

export interface ListSurroundings {
  readonly features: Features;
  readonly areas: ResolvedAreas;
  readonly report: Report;
}

export function resolveLists(
  written: readonly NamedEntry<WrittenList>[],
  around: ListSurroundings,
): readonly AccordList[] {
  defineItems(written, around.report);
  return written.flatMap(({ key: id, value }) =>
    value
      ? [{ id, kind: value.kind, text: textOf(value.text), versions: resolveVersions(id, value, around) }]
      : [],
  );
}

/** An item goes on from version to version of its list; two lists never share one. */
function defineItems(written: readonly NamedEntry<WrittenList>[], report: Report): void {
  for (const { value } of written) {
    const own = new Set<string>();
    for (const { entries } of (value?.versions ?? []).map((version) => version.value)) {
      const here = new Set<string>();
      for (const { id } of entries.flatMap(itemOf)) {
        if (here.has(id.value)) {
          const message = `the item "${id.value}" stands twice in one version of the list`;
          report.problems.push(problem('ACCORD_KEY_TWICE', id.place, message, 'give each its own id'));
        }
        here.add(id.value);
        if (!own.has(id.value)) report.definitions.push({ kind: 'item', name: id.value, place: id.place });
        own.add(id.value);
      }
    }
  }
}

const itemOf = ({ value }: WrittenEntry): WrittenItem[] => (value.form === 'id' ? [value.terms] : []);

function resolveVersions(
  id: string,
  { kind, versions }: WrittenList,
  around: ListSurroundings,
): ListVersion[] {
  const dated = versions.map(({ value, place }) => ({
    ...value,
    place,
    from: value.from ?? ALWAYS.from,
  }));
  return inSequence(dated).map(({ version, inForce, clashes }) => {
    if (clashes) {
      const message = `two versions of the list "${id}" hold at the same time, or one ends before it starts`;
      const mend = 'give each version its own from: and until:; a last minute is included';
      around.report.problems.push(problem('ACCORD_LIST_VERSIONS', version.place, message, mend));
    }
    return { inForce, ...resolveEntries(version.entries, kind === 'items', around) };
  });
}

function resolveEntries(
  entries: WrittenVersion['value']['entries'],
  ofItems: boolean,
  around: ListSurroundings,
): Omit<ListVersion, 'inForce'> {
  const classes: string[] = [];
  const objects: ListedObject[] = [];
  const places: ListedPlace[] = [];
  const items: ListedItem[] = [];
  for (const { value, place } of entries) {
    if ((value.form === 'id') !== ofItems) {
      around.report.problems.push(misfit(place, ofItems));
      continue;
    }
    if (value.form === 'class') classes.push(value.terms.class);
    else if (value.form === 'id') items.push(resolveItem(value.terms, around));
    else if (value.form === 'feature' || value.form === 'area') places.push(resolvePlace(value, around));
    else objects.push(resolveIdentity(value));
  }
  return { classes, objects, places, items };
}

const misfit = (place: Place, ofItems: boolean) =>
  ofItems
    ? problem(
        'ACCORD_LIST_ENTRY',
        place,
        'a list of items names each by its id',
        'write { id, category, party, at }, or make it a list of kind protected',
      )
    : problem(
        'ACCORD_LIST_ENTRY',
        place,
        'only a list of kind items has entries with an id',
        'write kind: items, or name a class, icao24, mmsi, feature or area',
      );

const resolveIdentity = ({ form, terms }: WrittenIdentity): ListedObject => ({
  identityKind: form,
  identity: form === 'icao24' ? terms.icao24 : terms.mmsi,
  ...(terms.name === undefined ? {} : { name: terms.name }),
});

const resolveItem = (
  { id, category, party, at, count, calibre, identities }: WrittenItem,
  around: ListSurroundings,
): ListedItem => ({
  id: id.value,
  category,
  party: party.value,
  at: checkedArea(at, around),
  count: count ?? 1,
  ...(calibre === undefined ? {} : { calibre }),
  identities: (identities ?? []).map(resolveIdentity),
});

type WrittenPlace = Extract<WrittenEntry['value'], { readonly form: 'feature' | 'area' }>;

function resolvePlace(written: WrittenPlace, { features, areas, report }: ListSurroundings): ListedPlace {
  const name: Located<string> = written.form === 'area' ? written.terms.area : written.terms.feature;
  const known = written.form === 'area' ? areas.get(name.value)?.versions : features.get(name.value);
  const versions = (known ?? []).filter(hasOutline);
  if (known && versions.length < known.length) {
    const message = `"${name.value}" is a line or a point and has no outline`;
    const mend = `make an area of it and list that: { area: NAME }, with NAME: { within: 500 m, of: … }`;
    report.problems.push(problem('ACCORD_LIST_ENTRY', name.place, message, mend));
  }
  const id = written.form === 'area' ? { area: name.value } : { feature: name.value };
  return { id, versions };
}

const hasOutline = (version: FeatureVersion): version is FeatureVersion & { geometry: AreaGeometry } =>
  version.geometry.type === 'MultiPolygon';
