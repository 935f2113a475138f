/** Bodies that pass a case on to one another in a circle, so that nobody decides in the end. */
import type { Place, Problem } from '../../kernel/index.ts';
import type { Accord, Decider } from '../accord.ts';
import { problem } from '../errors.ts';
import { circlesIn } from './circles.ts';
import type { Check } from './inspection.ts';

/** One finding for each circle, at the word that closes it. */
export const checkFallbacks: Check = ({ accord, document }) =>
  circlesIn(fallbacksIn(accord)).map((circle): Problem => {
    const last = circle.at(-1)!;
    const { value: body, place } = document.bodies!.find(({ key }) => key === last)!;
    const said = [...circle, circle[0]!].map((id) => `"${id}"`).join(' → ');
    const message = `when they do not decide, these bodies fall to one another: ${said}`;
    const where = placeOf(body?.['if-fails']?.['falls-to']) ?? departure(body?.['if-party-leaves']) ?? place;
    return problem(
      'ACCORD_FALLBACK_CIRCLE',
      where,
      message,
      'let one of them fall to parties, or to no other',
    );
  });

const fallbacksIn = ({ bodies }: Accord): ReadonlyMap<string, readonly string[]> =>
  new Map(
    bodies.map(({ id, ifFails, ifPartyLeaves: leaves }) => [
      id,
      [ifFails?.to, leaves?.form === 'falls' ? leaves.to : undefined].flatMap(named),
    ]),
  );

const named = (next: Decider | undefined): readonly string[] => (next && 'body' in next ? [next.body] : []);

type Written = { readonly place: Place } | readonly { readonly place: Place }[];

const placeOf = (written: Written | undefined): Place | undefined =>
  written && ('place' in written ? written.place : written[0]?.place);

const departure = (
  written: { readonly form: string; readonly terms: object } | undefined,
): Place | undefined =>
  written && 'falls-to' in written.terms ? placeOf(written.terms['falls-to'] as Written) : undefined;
