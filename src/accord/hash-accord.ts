/**
 * One hash for everything in an accord that can change a verdict or what it cites. It covers what was
 * written, with units gone, and the features that are used; not what is computed from them, so that it is
 * equal on every machine. Comments, white space and the order of keys do not count; nor do examples.
 */
import type { Geometry, LonLat } from '../kernel/geometry/index.ts';
import {
  type HashText,
  hashedDegrees,
  hashJson,
  type Instant,
  type Interval,
  type Json,
} from '../kernel/index.ts';
import type {
  Accord,
  AccordList,
  Clause,
  Exception,
  ListedObject,
  OpenPeriod,
  Party,
  Rule,
} from './accord.ts';
import type { WrittenArea } from './areas/area-document.ts';
import type { Features } from './areas/feature.ts';
import { partsOf, type ResolvedArea, type ResolvedAreas } from './areas/resolve-areas.ts';

export function hashAccord(accord: Omit<Accord, 'hash'>, areas: ResolvedAreas, features: Features): HashText {
  const ordered = [...areas.values()];
  return hashJson({
    accord: accord.id,
    inForce: period(accord.inForce),
    awaits: accord.awaits?.map(period) ?? [],
    parties: Object.fromEntries(accord.parties.map((party) => [party.id, partyJson(party)])),
    areas: Object.fromEntries(ordered.map((area) => [area.name, areaJson(area)])),
    features: featuresJson([...usedByAreas(ordered), ...usedByLists(accord.lists)], features),
    ...(accord.lists.length > 0 ? { lists: byId(accord.lists, listJson) } : {}),
    clauses: byId(accord.clauses, clauseJson),
  });
}

const partyJson = ({ role, controls }: Party): Json => (controls === undefined ? role : { role, controls });

/** As an object, so that the order in which things were written does not count. */
const byId = <T extends { readonly id: string }>(things: readonly T[], write: (thing: T) => Json): Json =>
  Object.fromEntries(things.map((thing) => [thing.id, write(thing)]));

const clauseJson = (clause: Clause): Json => ({
  segment: clause.segment,
  text: clause.textHash,
  gravity: clause.gravity,
  revisit: clause.revisit,
  readings: byId(clause.readings, ({ inForce, awaits, rule }) => ({
    inForce: period(inForce),
    awaits: awaits?.map(period) ?? [],
    rule: rule as Json & Rule,
  })),
  except: byId(clause.except, exceptionJson),
});

/** JSON has no infinity: an open side is null. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const side = (value: Instant | { readonly event: string }): Json =>
  typeof value === 'number' ? finite(value) : { event: value.event };

const period = ({ from, until }: OpenPeriod | Interval): Json => [side(from), side(until)];

const exceptionJson = ({ when, except }: Exception): Json => ({
  when: { ...when, during: when.during && period(when.during) },
  except: byId(except, exceptionJson),
});

function areaJson({ written, heights }: ResolvedArea): Json {
  return {
    form: written.form,
    ...termsJson(written),
    heights: [finite(heights.floor), finite(heights.ceiling), heights.datum],
  };
}

function termsJson(written: WrittenArea): { readonly [key: string]: Json } {
  if (written.form === 'feature') return { feature: written.terms.feature.value };
  const parts = partsOf(written).map((part) => part.value);
  if (written.form !== 'within') return { parts };
  return { parts, within: written.terms.within.value, side: written.terms.side?.value ?? 'both' };
}

const usedByAreas = (areas: readonly ResolvedArea[]): readonly string[] =>
  areas.flatMap(({ written }) => (written.form === 'feature' ? [written.terms.feature.value] : []));

const usedByLists = (lists: readonly AccordList[]): readonly string[] =>
  lists.flatMap(({ versions }) =>
    versions.flatMap(({ places }) => places.flatMap(({ id }) => ('feature' in id ? [id.feature] : []))),
  );

/** The order of entries does not count. */
const listJson = ({ kind, text, versions }: AccordList): Json => ({
  kind,
  text: hashJson(text),
  versions: versions.map(({ inForce, classes, objects, places, items }) => ({
    inForce: period(inForce),
    classes: [...classes].sort(),
    objects: objectsJson(objects),
    places: inAnyOrder(places.map(({ id }) => id)),
    items: byId(items, (item) => ({ ...item, identities: objectsJson(item.identities) })),
  })),
});

const objectsJson = (objects: readonly ListedObject[]): Json =>
  inAnyOrder(objects.map(({ identityKind, identity, name = null }) => [identityKind, identity, name]));

const inAnyOrder = (values: readonly Json[]): Json =>
  values
    .map((value) => ({ value, written: JSON.stringify(value) }))
    .sort((a, b) => (a.written < b.written ? -1 : 1))
    .map(({ value }) => value);

function featuresJson(used: readonly string[], features: Features): Json {
  return Object.fromEntries(
    used.map((name) => [
      name,
      (features.get(name) ?? []).map(({ geometry, inForce }) => [period(inForce), geometryJson(geometry)]),
    ]),
  );
}

const geometryJson = ({ type, coordinates }: Geometry): Json => [type, coordinatesJson(coordinates)];

type Nested = LonLat | readonly Nested[];

const coordinatesJson = (value: Nested | number): Json =>
  typeof value === 'number' ? hashedDegrees(value) : value.map(coordinatesJson);
