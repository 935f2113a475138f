/** Clauses as `accord.yaml` writes them: one form each, with exceptions and readings. */
import { CATEGORIES, EVENT_KINDS, GRAVITIES, SEGMENTS } from '../kernel/index.ts';
import type { OpenPeriod } from './accord.ts';
import { areaName } from './area-document.ts';
import { problem } from './errors.ts';
import { choiceByKey, eitherKind, mappingOr, object, optional } from './object-shape.ts';
import { fixedPeriod, writtenPeriod } from './period.ts';
import { distance, duration, leadTime, revisitTime, speed } from './quantity.ts';
import type { Report } from './report.ts';
import {
  about,
  anyMapping,
  defined,
  isTrue,
  type JsonSchema,
  type Located,
  listOf,
  located,
  mapOf,
  nameOf,
  newName,
  oneOf,
  type Shape,
  text,
  wholeNumber,
  word,
} from './shape.ts';
import { entryOf, type MappingNode, withoutKeys } from './tree.ts';

type ValueOf<S> = S extends Shape<infer T> ? T : never;

export const textByLanguage = about('The agreed text, by language tag.', mapOf(text));

const category = oneOf(CATEGORIES);
const parties = about(
  'Parties it binds: a list of names, or all.',
  eitherKind(listOf(nameOf('party'), 1), oneOf(['all'])),
);
const dwell = optional(about('How long it must last before it counts.', duration));

const forbids = choiceByKey({
  presence: object({
    parties,
    presence: about('Category that must not be there.', category),
    in: areaName,
    for: dwell,
  }),
  event: object({
    parties,
    event: oneOf(EVENT_KINDS),
    on: optional(about('Class of object it must have happened to: port, power-plant.', word)),
    in: areaName,
  }),
});

const requires = choiceByKey({
  corridor: object({
    parties,
    of: category,
    corridor: about('Where they must keep to.', areaName),
    within: about('Where the duty holds.', areaName),
    speed: optional(located(object({ min: optional(speed), max: optional(speed) }))),
    for: dwell,
  }),
  distance: object({
    parties,
    of: category,
    distance: located(distance),
    from: mappingOr(object({ of: category }), areaName),
    in: areaName,
    for: dwell,
  }),
  transponder: object({
    parties,
    of: category,
    transponder: oneOf(['on']),
    in: areaName,
    'silent-for': about('Silent this long where others are heard: dark.', duration),
  }),
});

const limits = choiceByKey({
  count: object({
    parties,
    count: about('At most this many different objects.', wholeNumber(0)),
    of: category,
    in: areaName,
    over: optional(about('Within any span this long; left out: at one time.', duration)),
  }),
});

/** The keys under which a clause says its rule, each with the shape of what stands there. */
export const RULE_SHAPES = { forbids, requires, limits } as const;
export type RuleKey = keyof typeof RULE_SHAPES;
export type WrittenRule = ValueOf<(typeof RULE_SHAPES)[RuleKey]>;
export type WrittenParties = ValueOf<typeof parties>;

/** Exceptions contain exceptions, so their type is written out. */
export interface WrittenException {
  readonly id: Located<string>;
  readonly when: ValueOf<typeof exceptionWhen>;
  readonly except: readonly WrittenException[] | undefined;
}

const exceptionWhen = located(
  object({
    notified: optional(about('A notice of this word covers object, place and time.', word)),
    'at-least': optional(about('Given this long before it takes effect: 2 h before.', located(leadTime))),
    carries: optional(about('The notice says that it carries this.', located(word))),
    of: optional(located(category)),
    parties: optional(located(parties)),
    during: optional(fixedPeriod),
  }),
);

const exceptions = about(
  'When the rule is lifted; their own exceptions restore it.',
  listOf(defined('exception', () => exceptionShape)),
);

export const exceptionShape: Shape<WrittenException> = object({
  id: newName('rule'),
  when: exceptionWhen,
  except: optional(listOf(defined('exception', () => exceptionShape))),
});

/** A party's terms are kept as a node: they are laid over the clause's before they are read. */
export interface WrittenReading {
  readonly inForce: OpenPeriod | undefined;
  readonly terms: MappingNode;
}

const reading: Shape<WrittenReading> = {
  schema: readingSchema(),
  read: (node, report) => {
    const mapping = anyMapping.read(node, report);
    if (!mapping) return undefined;
    const period = entryOf(mapping, 'in-force');
    const inForce = period && writtenPeriod.read(period.value, report);
    return { inForce, terms: withoutKeys(mapping, ['in-force']) };
  },
};

/** Every term of every form, all optional; which of them fit is decided when the reading is laid over. */
function readingSchema(): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const shape of Object.values(RULE_SHAPES)) {
    for (const form of shape.schema.oneOf as readonly JsonSchema[]) {
      for (const [key, term] of Object.entries(form.properties as Record<string, JsonSchema>)) {
        properties[key] ??= term;
      }
    }
  }
  return {
    type: 'object',
    properties: { 'in-force': writtenPeriod.schema, ...properties },
    additionalProperties: false,
  };
}

const clauseFields = object({
  id: newName('rule'),
  segment: optional(oneOf(SEGMENTS)),
  text: textByLanguage,
  'in-force': optional(about("Narrows the accord's own period.", writtenPeriod)),
  forbids: optional(withNode(forbids)),
  requires: optional(withNode(requires)),
  limits: optional(withNode(limits)),
  'human-judged': optional(about('Never decided by machine, either way.', isTrue)),
  revisit: optional(about('What compliance would take to show: all of it seen this often.', revisitTime)),
  gravity: optional(oneOf(GRAVITIES)),
  except: optional(exceptions),
  readings: optional(
    about('Terms as a party reads them, where it differs.', mapOf(reading, 'party', 'references')),
  ),
});

export interface WithNode<T> {
  readonly value: T;
  readonly node: MappingNode;
}

function withNode<T>(shape: Shape<T>): Shape<WithNode<T>> {
  return {
    schema: shape.schema,
    read: (node, report) => {
      const value = shape.read(node, report);
      return value === undefined || node.kind !== 'mapping' ? undefined : { value, node };
    },
  };
}

export type WrittenClause = ValueOf<typeof clauseFields>;

const FORM_KEYS = ['forbids', 'requires', 'limits', 'human-judged'] as const;

/** A clause says exactly one of forbids, requires, limits, human-judged. */
export const clauseShape: Shape<WrittenClause> = {
  schema: { ...clauseFields.schema, oneOf: FORM_KEYS.map((key) => ({ required: [key] })) },
  read: (node, report) => {
    const clause = clauseFields.read(node, report);
    if (node.kind === 'mapping') checkForm(node, report);
    return clause;
  },
};

function checkForm(node: MappingNode, report: Report): void {
  const given = FORM_KEYS.filter((key) => entryOf(node, key));
  if (given.length === 1) return;
  const found = given.length === 0 ? 'none of them' : given.join(' and ');
  const message = `a clause says one of ${FORM_KEYS.join(', ')}; found ${found}`;
  const mend = given.length === 0 ? 'say what the clause does' : 'make two clauses, each with its own id';
  report.problems.push(problem('ACCORD_FORM', node.place, message, mend));
}
