/** The sources file: what each source would see, where and how often; whose an identity is. */
import { CATEGORIES, EVENT_KINDS, fail, PHYSICS, type Result, succeed } from '../../kernel/index.ts';
import type { Source, SourceRegister } from '../source.ts';
import { footprintOf } from './footprint-field.ts';
import {
  complain,
  type Fields,
  fieldsOf,
  itemsOf,
  type Located,
  parseLocated,
  type Reading,
  wordOf,
  wordsOf,
  writtenOf,
} from './located.ts';
import { distanceOf, durationOf, heightsOf } from './quantities.ts';
import { registerEntry } from './register-field.ts';

/** Decoder names that a source may name as its feed. */
const FEEDS = [
  'beast',
  'modes-hex',
  'sbs',
  'readsb',
  'states',
  'ais',
  'ais-csv',
  'firms',
  'plots',
  'reports',
  'notices',
  'coverage',
] as const;

const SOURCE_KEYS = [
  ...['id', 'title', 'feed', 'physics', 'observes', 'events', 'cooperative', 'gnss'],
  ...['footprint', 'from', 'to', 'period', 'accuracy'],
];
const REQUIRED = [
  'id: NAME',
  `feed: with one of ${FEEDS.join(', ')}`,
  `physics: with one of ${PHYSICS.join(', ')}`,
  'cooperative: true if it hears only what transmits, else cooperative: false',
  'footprint: { circle: … }, { polygon: … }, or { reception: true } of what it can only hear',
];
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Reads a sources file (YAML 1.2; its JSON Schema is `sources.schema.json`).
 * @returns every problem found, with `file:line:column` and the mend: `SOURCES_YAML`, `SOURCES_SHAPE`,
 * `SOURCES_KEY`, `SOURCES_MISSING`, `SOURCES_WORD`, `SOURCES_QUANTITY`, `SOURCES_HEIGHTS`, `SOURCES_TWICE`,
 * `SOURCES_RANGE`, `SOURCES_FOOTPRINT`, or a `GEOMETRY_…` one.
 */
export function readSources(text: string, file: string): Result<SourceRegister> {
  const { reading, root } = parseLocated(text, file);
  const seen = new Set<string>();
  const fields =
    root && fieldsOf(reading, root, 'the sources file', ['sources', 'register'], ['sources: and a list']);
  if (!fields) return fail(...reading.problems);
  const listed = fields.get('sources');
  const registered = fields.get('register');
  const sources = listed
    ? itemsOf(reading, listed, 'sources').flatMap((item) => readSource(reading, item))
    : [];
  const register = registered
    ? itemsOf(reading, registered, 'register').flatMap((item) => registerEntry(reading, item))
    : [];
  return reading.problems.length > 0 ? fail(...reading.problems) : succeed({ sources, register });

  function readSource(to: Reading, item: Located): Source[] {
    const source = sourceOf(to, item);
    if (!source) return [];
    if (seen.has(source.id)) {
      complain(
        to,
        item.place,
        'SOURCES_TWICE',
        `the source "${source.id}" stands here twice`,
        'give it another id',
      );
    }
    seen.add(source.id);
    return [source];
  }
}

function sourceOf(reading: Reading, item: Located): Source | undefined {
  const fields = fieldsOf(reading, item, 'a source', SOURCE_KEYS, REQUIRED);
  if (!fields) return undefined;
  const at = <Value>(key: string, read: (located: Located) => Value): Value | undefined => {
    const located = fields.get(key);
    return located && read(located);
  };
  const id = at('id', (located) => idOf(reading, located));
  const feed = at('feed', (located) => wordOf(reading, located, 'feed', FEEDS));
  const physics = at('physics', (located) => wordOf(reading, located, 'physics', PHYSICS));
  const cooperative = at('cooperative', (located) => truthOf(reading, located, 'cooperative'));
  const footprint = at('footprint', (located) => footprintOf(reading, located));
  const rest = optionalParts(reading, fields, at);
  if (id === undefined || feed === undefined || physics === undefined) return undefined;
  if (cooperative === undefined || footprint === undefined) return undefined;
  if (footprint.kind === 'reception' && !cooperative) {
    const message = `"${id}" learns its footprint by listening, but says that it sees what does not transmit`;
    complain(reading, item.place, 'SOURCES_FOOTPRINT', message, 'declare a circle or a polygon');
  }
  return { id, feed, physics, cooperative, footprint, ...rest, title: rest.title ?? id };
}

function optionalParts(
  reading: Reading,
  fields: Fields,
  at: <Value>(key: string, read: (located: Located) => Value) => Value | undefined,
) {
  return {
    title: at('title', (located) => writtenOf(reading, located, 'title')),
    observes: at('observes', (located) => wordsOf(reading, located, 'category', CATEGORIES)) ?? [],
    events: at('events', (located) => wordsOf(reading, located, 'event', EVENT_KINDS)) ?? [],
    gnss: at('gnss', (located) => truthOf(reading, located, 'gnss')) ?? false,
    heights: heightsOf(reading, fields),
    period: at('period', (located) => durationOf(reading, located, 'period')) ?? Number.POSITIVE_INFINITY,
    accuracy: at('accuracy', (located) => distanceOf(reading, located, 'accuracy')) ?? Number.NaN,
  };
}

function idOf(reading: Reading, located: Located): string | undefined {
  const written = writtenOf(reading, located, 'id');
  if (written === undefined || ID.test(written)) return written;
  const mend = 'use letters, digits, ".", "_" and "-"';
  return complain(reading, located.place, 'SOURCES_WORD', `"${written}" is no id`, mend);
}

function truthOf(reading: Reading, located: Located, what: string): boolean | undefined {
  const word = wordOf(reading, located, `value of ${what}`, ['true', 'false']);
  return word === undefined ? undefined : word === 'true';
}
