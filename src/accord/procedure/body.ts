/** A body that decides about cases: who sits in it, when it can decide, and what follows when it cannot. */

import { problem } from '../errors.ts';
import { listOf, type NamedEntry } from '../text/collection-shape.ts';
import { choiceByKey, object, optional } from '../text/object-shape.ts';
import type { Report } from '../text/report.ts';
import { isTrue, nameOf, oneOf, wholeNumber } from '../text/scalar-shape.ts';
import { about, located, type ValueOf } from '../text/shape.ts';
import { textByLanguage, textOf } from '../text/text-by-language.ts';
import {
  type Decider,
  decider,
  type Fallback,
  fallback,
  partyNames,
  resolveDecider,
  resolveFallback,
  someParties,
} from './decider.ts';

/** Of those who vote. By consensus nobody objects; by unanimity every member says yes. */
export const MAJORITIES = ['simple', 'two-thirds', 'consensus', 'unanimity'] as const;
export type Majority = (typeof MAJORITIES)[number];

/** What a body may decide about a case. */
export const JUDGEMENTS = ['occurrence', 'attribution', 'intent', 'gravity', 'remedy', 'activation'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** What becomes of a body when one of its members leaves. */
export type Departure =
  /** The others go on, and so many of them are a quorum. */
  | { readonly form: 'continues'; readonly quorum: number }
  | { readonly form: 'falls'; readonly to: Decider }
  | { readonly form: 'dissolves' };

export interface Body {
  readonly id: string;
  readonly text: Readonly<Record<string, string>>;
  /** Parties, sorted. */
  readonly members: readonly string[];
  /** Without whom it cannot meet; one of the members. */
  readonly chair?: string;
  /** Members that must be present. */
  readonly quorum: number;
  readonly majority: Majority;
  /** Whether whoever is accused neither counts nor votes. */
  readonly recuse: 'accused' | 'none';
  readonly decides: readonly Judgement[];
  readonly ifFails?: Fallback;
  /** Absent: the agreement does not say. */
  readonly ifPartyLeaves?: Departure;
}

const departure = choiceByKey({
  'continues-with': object({
    'continues-with': about('The others go on; so many are a quorum.', located(wholeNumber(1))),
  }),
  'falls-to': object({ 'falls-to': decider }),
  dissolves: object({ dissolves: isTrue }),
});

export const bodyShape = object({
  text: optional(textByLanguage),
  members: about('Parties that sit in it.', someParties),
  chair: optional(about('The member without whom it cannot meet.', nameOf('party'))),
  quorum: about('So many members must be present.', located(wholeNumber(1))),
  majority: about('Of those who vote.', located(oneOf(MAJORITIES))),
  recuse: optional(about('Who neither counts nor votes. Left out: none.', oneOf(['accused', 'none']))),
  decides: optional(
    about('What it decides about a case. Left out: everything.', listOf(oneOf(JUDGEMENTS), 1)),
  ),
  'if-fails': optional(about('What follows when it does not decide.', fallback)),
  'if-party-leaves': optional(about('What becomes of it when a member leaves.', departure)),
});
export type WrittenBody = ValueOf<typeof bodyShape>;

export function resolveBody(
  { key: id, value: written }: NamedEntry<WrittenBody>,
  bodies: ReadonlySet<string>,
  report: Report,
): Body[] {
  if (!written) return [];
  const members = partyNames(written.members);
  const { chair, decides, 'if-fails': fails, 'if-party-leaves': leaves } = written;
  if (chair && !members.includes(chair.value)) {
    const message = `"${chair.value}" chairs "${id}" and is no member of it`;
    report.problems.push(problem('ACCORD_VALUE', chair.place, message, 'name it under members: too'));
  }
  return [
    {
      id,
      text: textOf(written.text),
      members,
      ...(chair ? { chair: chair.value } : {}),
      quorum: written.quorum.value,
      majority: written.majority.value,
      recuse: written.recuse ?? 'none',
      decides: JUDGEMENTS.filter((judgement) => !decides || decides.includes(judgement)),
      ...(fails ? { ifFails: resolveFallback(fails, bodies) } : {}),
      ...(leaves ? { ifPartyLeaves: resolveDeparture(leaves, bodies) } : {}),
    },
  ];
}

function resolveDeparture(written: ValueOf<typeof departure>, bodies: ReadonlySet<string>): Departure {
  switch (written.form) {
    case 'continues-with':
      return { form: 'continues', quorum: written.terms['continues-with'].value };
    case 'falls-to':
      return { form: 'falls', to: resolveDecider(written.terms['falls-to'], bodies) };
    case 'dissolves':
      return { form: 'dissolves' };
  }
}
