/** `accord.yaml` as a whole: the one definition of its keys, its reader and its published schema. */

import { SEGMENTS } from '../kernel/index.ts';
import { ROLES } from './accord.ts';
import { areaName, writtenArea } from './areas/area-document.ts';
import { clauseShape } from './clauses/clause-document.ts';
import { exceptionShape } from './clauses/exception-document.ts';
import { writtenList } from './lists/list-document.ts';
import { writtenPeriod } from './periods/period.ts';
import { anyMapping, anything, listOf, mapOf } from './text/collection-shape.ts';
import { object, optional } from './text/object-shape.ts';
import { instant } from './text/quantity.ts';
import { oneOf, word } from './text/scalar-shape.ts';
import { about, type JsonSchema, located, type Shape } from './text/shape.ts';
import { textByLanguage } from './text/text-by-language.ts';

const party = object({
  role: oneOf(ROLES),
  lead: optional(about('Segment it leads.', oneOf(SEGMENTS))),
  controls: optional(about('Area it holds; says only how much of that side could be seen.', areaName)),
});

const declaredEvent = object({
  text: optional(textByLanguage),
  at: optional(about('When it happened, once that is agreed.', instant)),
});

export const accordShape = object({
  accord: about('Id of the accord.', located(word)),
  title: optional(textByLanguage),
  'in-force': about('When the accord holds.', writtenPeriod),
  parties: mapOf(party, 'party'),
  events: optional(about('Events that periods wait for.', mapOf(declaredEvent, 'event'))),
  bodies: optional(about('Bodies that decide; kept for later stages.', mapOf(anyMapping))),
  areas: about('Named areas.', mapOf(writtenArea, 'area')),
  lists: optional(about('What annexes list, in versions.', mapOf(writtenList, 'list'))),
  clauses: listOf(clauseShape, 1),
  guarantees: optional(about('Guarantees; kept for later stages.', listOf(identified()))),
});

export type AccordDocument = typeof accordShape extends Shape<infer T> ? T : never;

/** Keys with values of which only `id` is asked for yet. */
function identified(): Shape<unknown> {
  return {
    schema: { type: 'object', properties: { id: word.schema }, required: ['id'] },
    read: (node, report) =>
      object({ id: word }).read(node.kind === 'mapping' ? idOnly(node) : node, report) &&
      anything.read(node, report),
  };
}

const idOnly = (node: Parameters<typeof anyMapping.read>[0] & { kind: 'mapping' }) => ({
  ...node,
  entries: node.entries.filter((entry) => entry.key === 'id'),
});

/** JSON Schema of `accord.yaml`, draft-07 because the YAML language servers read that. */
export const accordSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Garant accord',
  description: 'An agreement as code: parties, areas, clauses. See docs/accord-language.md.',
  ...accordShape.schema,
  definitions: { exception: exceptionShape.schema },
});
