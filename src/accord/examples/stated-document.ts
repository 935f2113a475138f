/** What people had stated in an example: when declared events happened, and what they found. */
import type { Place } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { CONFIRMED, REMEDIED } from '../periods/resolve-period.ts';
import { listOf } from '../text/collection-shape.ts';
import { eitherKind } from '../text/object-shape.ts';
import type { Report } from '../text/report.ts';
import { NAME_MEND, WORD } from '../text/scalar-shape.ts';
import { type Shape, wrongKind } from '../text/shape.ts';

/** `confirmed:CLAUSE:PARTY`: people have confirmed a breach of the clause by the party. */
const FINDING = new RegExp(`^(?:${CONFIRMED}|${REMEDIED}):([^:]+):([^:]+)$`);

export interface Stated<T> {
  readonly name: string;
  readonly at: readonly T[];
}

/** Events happen once; findings may be made again. */
export const statedEvents = <T>(moment: Shape<T>): Shape<readonly Stated<T>[]> => {
  const moments = eitherKind(listOf(moment, 1), moment);
  return {
    schema: {
      type: 'object',
      propertyNames: { anyOf: [{ pattern: WORD.source }, { pattern: FINDING.source }] },
      additionalProperties: moments.schema,
    },
    read: (node, report) => {
      if (node.kind !== 'mapping') return wrongKind(node, 'names with values', report);
      return node.entries.flatMap(({ key: name, place, value }) => {
        const isFinding = refer(name, place, report);
        const read = (isFinding ? moments : moment).read(value, report);
        return read === undefined ? [] : [{ name, at: [read].flat() as readonly T[] }];
      });
    },
  };
};

/** Notes what the name refers to. @returns whether it names a finding. */
function refer(name: string, place: Place, report: Report): boolean {
  const [, clause, party] = FINDING.exec(name) ?? [];
  if (clause !== undefined && party !== undefined) {
    report.references.push({ kind: 'rule', name: clause, place }, { kind: 'party', name: party, place });
    return true;
  }
  if (WORD.test(name)) report.references.push({ kind: 'event', name, place });
  else {
    const mend = `${NAME_MEND}, or confirmed:CLAUSE:PARTY, remedied:CLAUSE:PARTY`;
    report.problems.push(problem('ACCORD_VALUE', place, `"${name}" is not a name`, mend));
  }
  return false;
}
