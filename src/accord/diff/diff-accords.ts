/** What differs between two versions of an agreement, in words, thing by thing. */
import type { Accord, Party } from '../accord.ts';
import { explainProcedure } from '../explain/explain-procedure.ts';
import { listInWords } from '../explain/say-list.ts';
import { periodInWords } from '../explain/say-period.ts';
import { termInWords } from '../explain/say-term.ts';
import { areaChange, areaInWords } from './area-change.ts';
import { clauseFacts, type Facts } from './clause-facts.ts';

export interface AccordChange {
  /** `accord`, or which party, area, clause, body, guarantee, term or list. */
  readonly about: string;
  /** Which of its facts; absent: the thing as a whole came or went. */
  readonly what?: string;
  /** Absent: it was not there. */
  readonly before?: string;
  /** Absent: it is not there any more. */
  readonly after?: string;
}

/** In the order of the older version, what is new at the end of its kind. Equal hashes give no change. */
export function diffAccords(before: Accord, after: Accord): readonly AccordChange[] {
  return [
    ...factChanges('accord', accordFacts(before), accordFacts(after)),
    ...paired(before.parties, after.parties).flatMap(([id, one, other]) =>
      wholeChange(`party ${id}`, one && partyInWords(one), other && partyInWords(other)),
    ),
    ...paired(before.areas, after.areas).flatMap(([id, one, other]) => {
      if (!one || !other)
        return wholeChange(`area ${id}`, one && areaInWords(one), other && areaInWords(other));
      const change = areaChange(one, other);
      return change === undefined
        ? []
        : [{ about: `area ${id}`, before: areaInWords(one), after: `${areaInWords(other)}: ${change}` }];
    }),
    ...paired(before.clauses, after.clauses).flatMap(([id, one, other]) => {
      const about = `clause ${id}`;
      if (one && other) return factChanges(about, clauseFacts(one), clauseFacts(other));
      const [were, are] = [one, other].map((clause) => clause && clauseFacts(clause).get('rule (agreed)'));
      return wholeChange(about, were, are);
    }),
    ...paired(wholesOf(before), wholesOf(after)).flatMap(([id, one, other]) =>
      wholeChange(id, one?.says, other?.says),
    ),
  ];
}

/** What is told as one text: bodies, guarantees, terms and lists. */
const wholesOf = (accord: Accord): readonly (Named & { readonly says: string })[] => [
  ...explainProcedure(accord).map(({ kind, id, text, says }) => ({
    id: `${kind} ${id}`,
    says: [...Object.values(text), ...says].join(' '),
  })),
  ...accord.terms.map(({ id }) => ({ id: `term ${id}`, says: termInWords(accord, id) })),
  ...accord.lists.map((list) => ({ id: `list ${list.id}`, says: listInWords(list) })),
];

const accordFacts = (accord: Accord): Facts =>
  new Map([
    ['id', accord.id],
    ['in force', periodInWords(accord)],
  ]);

const partyInWords = ({ role, leads = [], supports = [], controls }: Party): string =>
  [
    role,
    ...leads.map((segment) => `leads ${segment}`),
    ...supports.map((segment) => `supports ${segment}`),
    ...(controls === undefined ? [] : [`controls ${controls}`]),
  ].join(', ');

interface Named {
  readonly id: string;
}

/** Every id of either, with what it names in each. */
function paired<T extends Named>(
  before: readonly T[],
  after: readonly T[],
): readonly (readonly [string, T | undefined, T | undefined])[] {
  const [were, are] = [before, after].map((things) => new Map(things.map((thing) => [thing.id, thing])));
  return [...new Set([...were!.keys(), ...are!.keys()])].map((id) => [id, were!.get(id), are!.get(id)]);
}

function wholeChange(about: string, before: string | undefined, after: string | undefined): AccordChange[] {
  return before === after ? [] : [changed({ about }, before, after)];
}

const factChanges = (about: string, before: Facts, after: Facts): AccordChange[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((what) =>
    before.get(what) === after.get(what) ? [] : [changed({ about, what }, before.get(what), after.get(what))],
  );

const changed = (
  named: Pick<AccordChange, 'about' | 'what'>,
  before: string | undefined,
  after: string | undefined,
): AccordChange => ({
  ...named,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});
