/** Bodies that whoever is accused can keep from deciding, where nobody decides in their stead. */
import type { Place, Problem } from '../../kernel/index.ts';
import type { Accord, Body, Decider, Guarantee } from '../accord.ts';
import { problem } from '../errors.ts';
import { accusedIn, boundBy, type Hold, holdOf } from './accused.ts';
import type { Check, Inspection } from './inspection.ts';

/** One finding for each body, at the word that lets the accused block it. */
export const checkVeto: Check = (inspection) => {
  const { accord } = inspection;
  return accord.bodies.flatMap((body): Problem[] => {
    const cases = casesOf(body, accord);
    const held = cases.flatMap(({ accused, next, what }) => {
      const hold = holdOf(body, accused);
      return hold && isHeld(next, accused, accord, [body.id]) ? [{ accused, hold, what }] : [];
    });
    const [first] = held;
    if (!first) return [];
    const who = [...new Set(held.map(({ accused }) => accused))].sort().join(', ');
    const what = [...new Set(held.map((one) => one.what))].join(', ');
    const message = `${who} can be accused before "${body.id}" and keep it from deciding about ${what}: ${SAID[first.hold]}`;
    const mend =
      'say recuse: accused, and let the quorum be met without them; or let if-fails: fall to others';
    return [problem('ACCORD_VETO', placeOf(inspection, body, first.hold), message, mend)];
  });
};

const SAID: Readonly<Record<Hold, string>> = {
  majority: 'without their vote its majority is not reached',
  chair: 'it cannot meet without its chair',
  quorum: 'without them its quorum is not met',
};

interface Case {
  readonly accused: string;
  /** Who decides when the body does not. */
  readonly next: Decider | undefined;
  readonly what: string;
}

/** Who may stand accused before a body: under the guarantees that it decides; under every clause if there are none. */
function casesOf(body: Body, accord: Accord): readonly Case[] {
  const asked = accord.guarantees.filter(({ decidedBy, when }) => decidedBy === body.id && when);
  const own = body.ifFails?.to;
  if (asked.length === 0) {
    return accord.clauses.flatMap(({ id }) =>
      boundBy(accord, id).map((accused) => ({ accused, next: own, what: `"${id}"` })),
    );
  }
  return asked.flatMap((guarantee) => casesUnder(guarantee, accord, own));
}

const casesUnder = ({ id, when, ifBodyFails }: Guarantee, accord: Accord, own: Decider | undefined): Case[] =>
  accusedIn(accord, when!).map((accused) => ({ accused, next: ifBodyFails?.to ?? own, what: `"${id}"` }));

/** Whether whoever comes next is held up by the same party. Parties decide each for itself. */
function isHeld(
  next: Decider | undefined,
  accused: string,
  accord: Accord,
  asked: readonly string[],
): boolean {
  if (!next) return true;
  if ('parties' in next) return next.parties.every((party) => party === accused);
  const body = accord.bodies.find(({ id }) => id === next.body);
  if (!body || asked.includes(body.id)) return true;
  return (
    holdOf(body, accused) !== undefined && isHeld(body.ifFails?.to, accused, accord, [...asked, body.id])
  );
}

function placeOf({ document }: Inspection, { id }: Body, hold: Hold): Place {
  const entry = document.bodies!.find(({ key }) => key === id)!;
  return entry.value?.[hold]?.place ?? entry.place;
}
