/** The HTTP contract, version 1: the pages of an accord, as people read it. */
import { type Static, Type } from 'typebox';

const LonLat = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });

const ClausePage = Type.Object(
  {
    clause: Type.String(),
    segment: Type.String(),
    gravity: Type.String(),
    /** The agreed words by language tag. */
    text: Type.Record(Type.String(), Type.String()),
    textHash: Type.String(),
    /** As it stands in accord.yaml. */
    code: Type.String(),
    /** In plain words; the agreed reading first. */
    readings: Type.Array(Type.Object({ id: Type.String(), rule: Type.String(), inForce: Type.String() })),
    compliance: Type.String(),
    /** Each with what it means to whom. */
    terms: Type.Array(Type.String()),
    /** What answers a breach; empty: the accord does not say. */
    remedies: Type.Array(Type.String()),
    /** In order; one of depth 1 is an exception to the last of depth 0 before it. */
    exceptions: Type.Array(Type.Object({ id: Type.String(), says: Type.String(), depth: Type.Integer() })),
    examples: Type.Array(
      Type.Object({
        name: Type.String(),
        expects: Type.Array(Type.String()),
        sketch: Type.Object({
          tracks: Type.Array(
            Type.Object({
              id: Type.String(),
              category: Type.String(),
              party: Type.Optional(Type.String()),
              way: Type.Array(LonLat),
            }),
          ),
          points: Type.Array(Type.Object({ what: Type.String(), at: LonLat, radius: Type.Number() })),
        }),
      }),
    ),
    /** Areas that its readings name, as `/areas` draws them. */
    areas: Type.Array(Type.String()),
  },
  { $id: 'ClausePage' },
);

export const AccordPages = Type.Object(
  { accord: Type.String(), clauses: Type.Array(ClausePage) },
  { $id: 'AccordPages' },
);

export type AccordPages = Static<typeof AccordPages>;
