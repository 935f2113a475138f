/** Files of `examples/` as they are written. */
import {
  CARGOES,
  CATEGORIES,
  EVENT_KINDS,
  type Instant,
  type Milliseconds,
  PHYSICS,
} from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { traitTerms } from '../rules/traits.ts';
import { listedBy, listOf, mapOf } from '../text/collection-shape.ts';
import { icao24, mmsi } from '../text/identity.ts';
import { eitherKind, object, optional } from '../text/object-shape.ts';
import { distance, duration, height, instant, lasting, speed, tonnage } from '../text/quantity.ts';
import { isTrue, nameOf, newName, number, oneOf, text, wholeNumber, word } from '../text/scalar-shape.ts';
import { about, type JsonSchema, located, type Shape, scalar, type ValueOf } from '../text/shape.ts';
import { entryOf } from '../text/tree.ts';
import { EXPECTED_REASONS, EXPECTED_VERDICTS } from './example.ts';
import { statedEvents } from './stated-document.ts';

/** An instant, or so long after (`+90 s`) or before (`-3 h`) the example's start. */
export type Moment = { readonly at: Instant } | { readonly after: Milliseconds };

const DURATION = /^\d+(\.\d+)?\s*(ms|s|min|h|d)$/;

const moment: Shape<Moment> = about(
  'A time, or so long after or before the start: +90 s, -3 h.',
  scalar('a time or a span like +90 s', { type: 'string' }, (node, report) => {
    const span = /^([+-])\s*(\d.*)$/.exec(node.written);
    if (!span && DURATION.test(node.written)) {
      const mend = `write how long after the start it is: +${node.written}, or before: -${node.written}`;
      report.problems.push(problem('ACCORD_VALUE', node.place, `"${node.written}" is no moment`, mend));
      return undefined;
    }
    if (!span) {
      const at = instant.read(node, report);
      return at === undefined ? undefined : { at };
    }
    const length = duration.read({ ...node, written: span[2]! }, report);
    return length === undefined ? undefined : { after: span[1] === '-' ? -length : length };
  }),
);

const category = oneOf(CATEGORIES);
const place = { lon: number(-180, 180), lat: number(-90, 90) };

const fix = located(
  object({
    at: moment,
    ...place,
    altitude: optional(located(height)),
    speed: optional(speed),
    silent: optional(about('Nothing is sent from here to the next fix.', isTrue)),
  }),
);

export const IDENTITY_KINDS = ['icao24', 'mmsi', 'plot'] as const;

const trackTerms = object({
  id: newName('track'),
  icao24: optional(icao24),
  mmsi: optional(mmsi),
  plot: optional(
    about('Running number of a source that needs no cooperation.', wholeNumber(0, 4_294_967_295)),
  ),
  category,
  party: optional(nameOf('party')),
  ...traitTerms,
  source: optional(nameOf('source')),
  altitude: optional(about('Of all fixes that say none.', located(height))),
  every: optional(about('Fixes are filled in at this step on straight lines.', located(duration))),
  fixes: listOf(fix, 1),
});

/** A track calls itself by exactly one kind of identity. */
const track: Shape<ValueOf<typeof trackTerms>> = {
  schema: { ...trackTerms.schema, oneOf: IDENTITY_KINDS.map((kind) => ({ required: [kind] })) },
  read: (node, report) => {
    const given = node.kind === 'mapping' ? IDENTITY_KINDS.filter((kind) => entryOf(node, kind)) : ['?'];
    if (given.length !== 1) {
      const message = `a track needs exactly one of ${IDENTITY_KINDS.join(', ')}`;
      const mend = 'say what the object calls itself, once';
      report.problems.push(problem('ACCORD_FORM', node.place, message, mend));
    }
    return trackTerms.read(node, report);
  },
};

const event = object({
  event: oneOf(EVENT_KINDS),
  at: moment,
  ...place,
  physics: oneOf(PHYSICS),
  on: optional(word),
  radius: optional(distance),
  source: optional(nameOf('source')),
  confidence: optional(text),
});

const patrolTerms = object({
  outcome: located(oneOf(['seen', 'not-seen', 'access-denied', 'access-delayed'])),
  at: moment,
  ...place,
  radius: distance,
  watched: optional(duration),
  event: optional(oneOf(EVENT_KINDS)),
  category: optional(category),
  count: optional(located(wholeNumber(0))),
  party: optional(about('Whose it is; of one kept out or held up: who did that.', nameOf('party'))),
  by: optional(about('Whose patrol it is.', nameOf('party'))),
  ...traitTerms,
  item: optional(about('The declared item that it saw, looked for, or was kept from.', word)),
  delayed: optional(about('For how long it had been held up by then.', located(duration))),
});

/** To have seen none of something is not to have seen it, and a patrol that saw says what. */
const patrol: Shape<ValueOf<typeof patrolTerms>> = {
  schema: {
    ...patrolTerms.schema,
    if: { properties: { outcome: { const: 'seen' } } },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: {
      properties: { count: { type: 'integer', minimum: 1 } },
      anyOf: [{ required: ['event'] }, { required: ['category'] }, { required: ['item'] }],
    },
  },
  read: (node, report) => {
    const written = patrolTerms.read(node, report);
    if (written?.delayed && written.outcome.value !== 'access-delayed') {
      const message = 'only a patrol that was held up says for how long';
      const mend = 'use outcome: access-delayed, or leave delayed: out';
      report.problems.push(problem('ACCORD_VALUE', written.delayed.place, message, mend));
    }
    if (written?.outcome.value !== 'seen') return written;
    const { outcome, count, event: happened, category: kind, item } = written;
    if (count?.value === 0) {
      const message = '"count: 0" is not to have seen it';
      report.problems.push(problem('ACCORD_VALUE', count.place, message, 'use outcome: not-seen'));
    }
    if (happened === undefined && kind === undefined && item === undefined) {
      const message = 'a patrol that has seen something says what';
      const mend = 'add event:, category: or item:, or use outcome: not-seen';
      report.problems.push(problem('ACCORD_KEY_MISSING', outcome.place, message, mend));
    }
    return written;
  },
};

/** Categories with how many there are of each. */
const counts = listedBy(category, wholeNumber(0));

const notice = object({
  id: optional(about('What is given again under it is a correction.', word)),
  notified: located(word),
  party: nameOf('party'),
  at: about('When it was given.', moment),
  from: moment,
  until: located(moment),
  area: optional(nameOf('area')),
  tracks: optional(listOf(nameOf('track'), 1)),
  carries: optional(listOf(oneOf(CARGOES))),
  counts: optional(about('At most so many of each: { person.military: 9000 }.', counts)),
  tonnage: optional(about('At most so much in all: 8500 t.', tonnage)),
  about: optional(about('Whose objects it counts, when another party verified them.', nameOf('party'))),
  source: optional(nameOf('source')),
});

const withdrawal = object({
  id: about('Of the notice that holds no longer.', located(word)),
  at: moment,
  source: optional(nameOf('source')),
});

const source = object({
  physics: oneOf(PHYSICS),
  cooperative: optional(about('It hears only what transmits.', isTrue)),
  observes: optional(listOf(category)),
  events: optional(listOf(oneOf(EVENT_KINDS))),
  area: optional(about('What it sees; left out: everywhere.', nameOf('area'))),
  brings: optional(about('What it passes on instead of looking.', oneOf(['notices', 'reports']))),
  period: lasting,
});

const state = object({
  source: nameOf('source'),
  state: oneOf(['up', 'down', 'jammed', 'denied', 'paused']),
  at: moment,
});

const expectation = located(
  object({
    clause: optional(nameOf('rule')),
    reading: optional(located(word)),
    verdict: oneOf(EXPECTED_VERDICTS),
    reason: optional(oneOf(EXPECTED_REASONS)),
    track: optional(nameOf('track')),
    item: optional(about('The declared item that it is about.', word)),
    party: optional(nameOf('party')),
    at: optional(located(moment)),
    times: optional(wholeNumber(1)),
    exception: optional(nameOf('rule')),
  }),
);

export const exampleShape = object({
  name: text,
  clause: optional(about('Of the expectations that name none.', nameOf('rule'))),
  start: moment,
  until: optional(about('Left out: the last moment of the example.', located(moment))),
  coverage: optional(
    about(
      'whole, none, or changes of declared sources.',
      eitherKind(listOf(state), oneOf(['whole', 'none'])),
    ),
  ),
  sources: optional(mapOf(source, 'source')),
  tracks: optional(listOf(track)),
  events: optional(listOf(event)),
  patrols: optional(listOf(patrol)),
  notices: optional(listOf(notice)),
  withdrawals: optional(about('Notices taken back.', listOf(withdrawal))),
  stated: optional(
    about(
      'When declared events happened, and what people found: confirmed:CLAUSE:PARTY.',
      statedEvents(moment),
    ),
  ),
  expect: optional(listOf(expectation)),
  'expect-not': optional(listOf(expectation)),
});

export type WrittenExample = ValueOf<typeof exampleShape>;
export type WrittenTrack = ValueOf<typeof track>;
export type WrittenFix = ValueOf<typeof fix>['value'];
export type WrittenExpectation = ValueOf<typeof expectation>;

/** JSON Schema of a file of `examples/`, draft-07. */
export const exampleSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Worked examples of a Garant accord',
  ...listOf(exampleShape, 1).schema,
});
