/** Clauses as `accord.yaml` writes them: one form each, with exceptions and readings. */
import { GRAVITIES, SEGMENTS } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { writtenLabel } from '../labels/label.ts';
import { writtenDependence } from '../periods/dependence-document.ts';
import { writtenPeriod } from '../periods/period.ts';
import { writtenRemedies } from '../procedure/remedy.ts';
import { RULE_SHAPES } from '../rules/read-rule.ts';
import { type ClauseInTerms, useTerms } from '../terms/use-terms.ts';
import { mapOf } from '../text/collection-shape.ts';
import { object, optional } from '../text/object-shape.ts';
import { revisitTime } from '../text/quantity.ts';
import type { Report } from '../text/report.ts';
import { isTrue, newName, oneOf } from '../text/scalar-shape.ts';
import { about, type Shape, type ValueOf } from '../text/shape.ts';
import { textByLanguage } from '../text/text-by-language.ts';
import { entryOf, type MappingNode, type TreeNode } from '../text/tree.ts';
import { exceptions } from './exception-document.ts';
import { reading } from './reading-document.ts';

const clauseFields = object({
  id: newName('rule'),
  segment: optional(oneOf(SEGMENTS)),
  text: textByLanguage,
  'in-force': optional(about("Narrows the accord's own period.", writtenPeriod)),
  while: optional(writtenDependence),
  forbids: optional(withNode(RULE_SHAPES.forbids)),
  requires: optional(withNode(RULE_SHAPES.requires)),
  limits: optional(withNode(RULE_SHAPES.limits)),
  'human-judged': optional(about('Never decided by machine, either way.', isTrue)),
  revisit: optional(about('What compliance would take to show: all of it seen this often.', revisitTime)),
  gravity: optional(oneOf(GRAVITIES)),
  label: optional(writtenLabel),
  except: optional(exceptions),
  remedy: optional(writtenRemedies),
  readings: optional(
    about('Terms as a party reads them, where it differs.', mapOf(reading, 'party', 'references')),
  ),
});

/** A value with the node it was read from. */
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

export type WrittenClause = ValueOf<typeof clauseFields> & Omit<ClauseInTerms, 'node'>;

const FORM_KEYS = ['forbids', 'requires', 'limits', 'human-judged'] as const;

/** A clause says exactly one of forbids, requires, limits, human-judged. */
export const clauseShape: Shape<WrittenClause> = {
  schema: { ...clauseFields.schema, oneOf: FORM_KEYS.map((key) => ({ required: [key] })) },
  read: (node, report) => {
    if (node.kind !== 'mapping') return unreadable(node, report);
    const { node: meant, ...inTerms } = useTerms(node, report);
    const clause = clauseFields.read(meant, report);
    checkForm(node, report);
    return clause && { ...clause, ...inTerms };
  },
};

/** Says which keys a clause has. */
function unreadable(node: TreeNode, report: Report): undefined {
  clauseFields.read(node, report);
  return undefined;
}

function checkForm(node: MappingNode, report: Report): void {
  const given = FORM_KEYS.filter((key) => entryOf(node, key));
  if (given.length === 1) return;
  const found = given.length === 0 ? 'none of them' : given.join(' and ');
  const message = `a clause says one of ${FORM_KEYS.join(', ')}; found ${found}`;
  const mend = given.length === 0 ? 'say what the clause does' : 'make two clauses, each with its own id';
  report.problems.push(problem('ACCORD_FORM', node.place, message, mend));
}
