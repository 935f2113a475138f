/** `accord.yaml` as a whole: the one definition of its keys, its reader and its published schema. */

import { SEGMENTS } from '../kernel/index.ts';
import { ROLES } from './accord.ts';
import { areaName, writtenArea } from './areas/area-document.ts';
import { clauseShape } from './clauses/clause-document.ts';
import { exceptionShape } from './clauses/exception-document.ts';
import { extending } from './extends/extends-schema.ts';
import { writtenLabel } from './labels/label.ts';
import { writtenList } from './lists/list-document.ts';
import { groupsSchema } from './parties/groups.ts';
import { dependenceShape } from './periods/dependence-document.ts';
import { writtenPeriod } from './periods/period.ts';
import { bodyShape } from './procedure/body.ts';
import { conditionShape } from './procedure/condition.ts';
import { guaranteeShape } from './procedure/guarantee.ts';
import { writtenTerm } from './terms/term-document.ts';
import { orTerms, termSchema, withTerms } from './terms/term-schema.ts';
import { anything, listOf, mapOf } from './text/collection-shape.ts';
import { eitherKind, object, optional } from './text/object-shape.ts';
import { instant } from './text/quantity.ts';
import { oneOf, text, word } from './text/scalar-shape.ts';
import { about, type JsonSchema, located, type Shape } from './text/shape.ts';
import { textByLanguage } from './text/text-by-language.ts';

const segments = eitherKind(listOf(oneOf(SEGMENTS), 1), oneOf(SEGMENTS));

const party = object({
  role: oneOf(ROLES),
  lead: optional(about('Segment it leads, or a list of them.', segments)),
  supports: optional(about('Segment it helps in, or a list of them.', segments)),
  controls: optional(about('Area it holds; says only how much of that side could be seen.', areaName)),
});

const declaredEvent = object({
  text: optional(textByLanguage),
  at: optional(about('When it happened, once that is agreed.', instant)),
});

export const accordShape = object({
  accord: about('Id of the accord.', located(word)),
  title: optional(textByLanguage),
  extends: optional(
    about('Folder of the accord of which it takes over everything, as seen from its own.', text),
  ),
  'in-force': about('When the accord holds.', writtenPeriod),
  parties: mapOf(party, 'party'),
  groups: optional({ schema: groupsSchema, read: anything.read }),
  label: optional(about('Who may see clauses that say nothing of it.', writtenLabel)),
  terms: optional(about('What words mean, to all or to a party.', mapOf(writtenTerm, 'term'))),
  events: optional(about('Events that periods wait for.', mapOf(declaredEvent, 'event'))),
  bodies: optional(about('Bodies that decide about cases.', mapOf(bodyShape, 'body'))),
  areas: about('Named areas.', mapOf(writtenArea, 'area')),
  lists: optional(about('What annexes list, in versions.', mapOf(writtenList, 'list'))),
  clauses: listOf(clauseShape, 1),
  guarantees: optional(about('What is owed when a clause is broken.', listOf(guaranteeShape, 1))),
});

export type AccordDocument = typeof accordShape extends Shape<infer T> ? T : never;

/** JSON Schema of `accord.yaml`, draft-07 because the YAML language servers read that. */
export const accordSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Garant accord',
  description: 'An agreement as code: parties, areas, clauses. See docs/accord-language.md.',
  ...extending(withTerms(accordShape.schema)),
  definitions: {
    exception: orTerms(exceptionShape.schema),
    condition: conditionShape.schema,
    term: termSchema,
    dependence: dependenceShape.schema,
  },
});
