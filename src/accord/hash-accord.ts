/**
 * One hash for everything in an accord that can change a verdict or what it cites. It covers what was
 * written, with units gone, and the features that are used; not what is computed from them, so that it is
 * equal on every machine. Comments, white space and the order of keys do not count; nor do examples.
 */
import type { Geometry, LonLat } from '../kernel/geometry/index.ts';
import { type HashText, hashedDegrees, hashJson, type Json } from '../kernel/index.ts';
import type {
  Accord,
  AccordList,
  AccordTerm,
  Clause,
  Exception,
  ListedObject,
  Party,
  Rule,
} from './accord.ts';
import type { WrittenArea } from './areas/area-document.ts';
import type { Features } from './areas/feature.ts';
import { partsOf, type ResolvedArea, type ResolvedAreas } from './areas/resolve-areas.ts';
import { byId, finite, forceJson, inAnyOrder, periodJson } from './hash-parts.ts';
import { isPublic } from './labels/label.ts';
import { procedureJson } from './procedure/hash-procedure.ts';

export function hashAccord(accord: Omit<Accord, 'hash'>, areas: ResolvedAreas, features: Features): HashText {
  const ordered = [...areas.values()];
  return hashJson({
    accord: accord.id,
    ...forceJson(accord),
    parties: Object.fromEntries(accord.parties.map((party) => [party.id, partyJson(party)])),
    areas: Object.fromEntries(ordered.map((area) => [area.name, areaJson(area)])),
    features: featuresJson([...usedByAreas(ordered), ...usedByLists(accord.lists)], features),
    ...(accord.lists.length > 0 ? { lists: byId(accord.lists, listJson) } : {}),
    ...(accord.terms.length > 0 ? { terms: byId(accord.terms, termJson) } : {}),
    clauses: byId(accord.clauses, clauseJson),
    ...procedureJson(accord),
  });
}

const partyJson = ({ id: _, ...party }: Party): Json =>
  Object.keys(party).length === 1 ? party.role : party;

const clauseJson = (clause: Clause): Json => ({
  segment: clause.segment,
  text: clause.textHash,
  gravity: clause.gravity,
  revisit: clause.revisit,
  readings: byId(clause.readings, (reading) => ({
    ...forceJson(reading),
    rule: reading.rule as Json & Rule,
    ...(reading.except ? { except: byId(reading.except, exceptionJson) } : {}),
  })),
  except: byId(clause.except, exceptionJson),
  remedies: clause.remedies.length > 0 ? inAnyOrder(clause.remedies) : undefined,
  ...(isPublic(clause.label) ? {} : { label: { ...clause.label } }),
});

const exceptionJson = ({ when, except }: Exception): Json => ({
  when: { ...when, during: when.during && periodJson(when.during) },
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

const termJson = ({ text, is = null, readings }: AccordTerm): Json => ({
  text: hashJson(text),
  is,
  readings,
});

/** The order of entries does not count. */
const listJson = ({ kind, text, versions }: AccordList): Json => ({
  kind,
  text: hashJson(text),
  versions: versions.map(({ inForce, classes, objects, places, items }) => ({
    inForce: periodJson(inForce),
    classes: [...classes].sort(),
    objects: objectsJson(objects),
    places: inAnyOrder(places.map(({ id }) => id)),
    items: byId(items, (item) => ({ ...item, identities: objectsJson(item.identities) })),
  })),
});

const objectsJson = (objects: readonly ListedObject[]): Json =>
  inAnyOrder(objects.map(({ identityKind, identity, name = null }) => [identityKind, identity, name]));

function featuresJson(used: readonly string[], features: Features): Json {
  return Object.fromEntries(
    used.map((name) => [
      name,
      (features.get(name) ?? []).map(({ geometry, inForce }) => [
        periodJson(inForce),
        geometryJson(geometry),
      ]),
    ]),
  );
}

const geometryJson = ({ type, coordinates }: Geometry): Json => [type, coordinatesJson(coordinates)];

type Nested = LonLat | readonly Nested[];

const coordinatesJson = (value: Nested | number): Json =>
  typeof value === 'number' ? hashedDegrees(value) : value.map(coordinatesJson);
