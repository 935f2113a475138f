/** The forms of a rule as `accord.yaml` writes them. */
import { CATEGORIES, EVENT_KINDS } from '../kernel/index.ts';
import { areaName } from './area-document.ts';
import { listOf } from './collection-shape.ts';
import { problem } from './errors.ts';
import { choiceByKey, eitherKind, mappingOr, object, optional } from './object-shape.ts';
import { distance, duration, speed } from './quantity.ts';
import { nameOf, oneOf, wholeNumber, word } from './scalar-shape.ts';
import { about, located, type Shape, scalar, type ValueOf } from './shape.ts';

export const category = oneOf(CATEGORIES);
const everyone: Shape<'all'> = scalar('all, or a list of parties', { enum: ['all'] }, (node, report) => {
  if (node.written === 'all') return 'all';
  const message = `"${node.written}" is neither all nor a list`;
  report.problems.push(
    problem('ACCORD_KIND', node.place, message, `write all, or a list: [${node.written}]`),
  );
  return undefined;
});
export const parties = about(
  'Parties it binds: a list of names, or all.',
  eitherKind(listOf(nameOf('party'), 1), everyone),
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
