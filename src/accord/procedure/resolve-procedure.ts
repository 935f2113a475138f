/** Bodies and guarantees with every name resolved. */
import type { Accord } from '../accord.ts';
import type { AccordDocument } from '../document.ts';
import { problem } from '../errors.ts';
import type { Report } from '../text/report.ts';
import { resolveBody } from './body.ts';
import { conditionsIn } from './condition.ts';
import { type GuaranteeSurroundings, resolveGuarantee, type WrittenGuarantee } from './guarantee.ts';
import type { ProcedureNames } from './remedy.ts';

export const procedureNames = ({ bodies, guarantees }: AccordDocument): ProcedureNames => ({
  bodies: new Set(bodies?.map(({ key }) => key)),
  guarantees: new Set(guarantees?.map(({ id }) => id.value)),
});

export function resolveProcedure(
  { bodies = [], guarantees = [], clauses }: AccordDocument,
  around: GuaranteeSurroundings,
): Pick<Accord, 'bodies' | 'guarantees'> {
  const ids = new Set(clauses.map(({ id }) => id.value));
  for (const guarantee of guarantees) refuseExceptions(guarantee, ids, around.report);
  return {
    bodies: bodies.flatMap((body) => resolveBody(body, around.procedure.bodies, around.report)),
    guarantees: guarantees.map((guarantee) => resolveGuarantee(guarantee, around)),
  };
}

/** An exception has an id as well, and cannot be broken. */
function refuseExceptions(written: WrittenGuarantee, clauses: ReadonlySet<string>, report: Report): void {
  const conditions = [written.when, written['void-if']].flatMap((one) =>
    one ? conditionsIn(one.value) : [],
  );
  for (const condition of conditions) {
    if (condition.form !== 'confirmed') continue;
    for (const { value, place } of [condition.terms.confirmed.clause].flat()) {
      const exception = report.definitions.some(({ kind, name }) => kind === 'rule' && name === value);
      if (clauses.has(value) || !exception) continue;
      const message = `"${value}" is an exception, and only a clause can be broken`;
      report.problems.push(problem('ACCORD_VALUE', place, message, 'name the clause it belongs to'));
    }
  }
}
