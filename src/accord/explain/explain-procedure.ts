/** Bodies and guarantees of an accord as a person would be told of them. */
import type { Accord } from '../accord.ts';
import { explainBody, explainGuarantee } from './say-procedure.ts';

export interface ProcedureExplanation {
  readonly accord: string;
  readonly kind: 'body' | 'guarantee';
  readonly id: string;
  /** The agreed words by language tag; empty where none are given. */
  readonly text: Readonly<Record<string, string>>;
  /** One sentence each. */
  readonly says: readonly string[];
}

/** Bodies first, each in the accord's order. */
export const explainProcedure = ({
  id: accord,
  bodies,
  guarantees,
}: Accord): readonly ProcedureExplanation[] => [
  ...bodies.map((body) => ({
    ...{ accord, kind: 'body' as const, id: body.id, text: body.text },
    says: explainBody(body),
  })),
  ...guarantees.map((guarantee) => ({
    ...{ accord, kind: 'guarantee' as const, id: guarantee.id, text: guarantee.text },
    says: explainGuarantee(guarantee),
  })),
];
