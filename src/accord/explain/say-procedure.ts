/** Bodies and guarantees in words: who decides, who owes what to whom, by when, and what ends it. */
import type { Accord } from '../accord.ts';
import type { Body } from '../procedure/body.ts';
import type { Clock } from '../procedure/clock.ts';
import { clausesIn } from '../procedure/condition.ts';
import type { Decider, Fallback } from '../procedure/decider.ts';
import type { Guarantee } from '../procedure/guarantee.ts';
import type { Remedy } from '../procedure/remedy.ts';
import { conditionInWords } from './say-condition.ts';
import { periodInWords } from './say-period.ts';
import { capital, list, named, oneOf, span } from './words.ts';

const deciderInWords = (decider: Decider): string =>
  'body' in decider ? named(decider.body) : `${list(decider.parties)}, each for itself`;

const fallbackInWords = ({ after, to }: Fallback): string =>
  `Without a decision within ${span(after)} it falls to ${deciderInWords(to)}.`;

const MAJORITY_WORDS: Readonly<Record<Body['majority'], string>> = {
  simple: 'by simple majority',
  'two-thirds': 'by a majority of two thirds',
  consensus: 'by consensus: one objection blocks it',
  unanimity: 'by unanimity: every member must agree',
};

/** One sentence each. */
export function explainBody({
  members,
  chair,
  quorum,
  majority,
  recuse,
  decides,
  ifFails,
  ifPartyLeaves: leaves,
}: Body): readonly string[] {
  return [
    `Members: ${list(members)}${chair === undefined ? '' : `; ${chair} presides`}.`,
    `Decides${decides.length === 0 ? '' : ` ${list(decides)}`} ${MAJORITY_WORDS[majority]}, with at least ${quorum} present.`,
    recuse === 'accused' ? 'Whoever is accused does not vote.' : 'Whoever is accused votes as well.',
    ...(ifFails ? [fallbackInWords(ifFails)] : []),
    leaves === undefined ? 'What follows when a member leaves is not said.' : departureInWords(leaves),
  ];
}

function departureInWords(leaves: NonNullable<Body['ifPartyLeaves']>): string {
  switch (leaves.form) {
    case 'continues':
      return `When a member leaves, the others go on with at least ${leaves.quorum}.`;
    case 'falls':
      return `When a member leaves, it falls to ${deciderInWords(leaves.to)}.`;
    case 'dissolves':
      return 'When a member leaves, the body is dissolved.';
  }
}

const START_WORDS: Readonly<Record<Clock['from'], string>> = {
  occurred: 'it happened',
  notified: 'it was reported',
  confirmed: 'people confirmed it',
};

const clockInWords = ({ from, warn, respond, steps }: Clock): string =>
  `Counted from when ${START_WORDS[from]}: ${list([
    ...(warn === undefined ? [] : [`a warning within ${span(warn)}`]),
    ...(respond === undefined ? [] : [`a response within ${span(respond)}`]),
    ...steps.map(({ after, does }) => `${does} after ${span(after)}`),
  ])}.`;

/** One sentence each. */
export function explainGuarantee(guarantee: Guarantee): readonly string[] {
  const { kind, by, lead, support, when, clarify, clock, calls, decidedBy, ifBodyFails, voidIf, backstops } =
    guarantee;
  return [
    `${capital(oneOf(kind))}${backstops === undefined ? '' : ` behind ${named(backstops)}`}, owed by ${list(by)}${lead === undefined ? '' : `; ${lead} leads`}${support.length === 0 ? '' : `; ${list(support)} support`}.`,
    `In force ${periodInWords(guarantee)}.`,
    when ? `Proposed to people when ${conditionInWords(when)}.` : 'Owed throughout.',
    ...(clarify
      ? [`Before that, whoever is accused is asked to explain within ${span(clarify.within)}.`]
      : []),
    ...(clock ? [clockInWords(clock)] : []),
    ...(calls.length === 0 ? [] : [`Calls for ${list(calls)}.`]),
    decidedBy === undefined
      ? 'Each that owes it decides for itself.'
      : `Decided by ${named(decidedBy)}${ifBodyFails ? '' : ', by its own rules when it fails'}.`,
    ...(ifBodyFails ? [fallbackInWords(ifBodyFails)] : []),
    ...(voidIf ? [`Void if ${conditionInWords(voidIf)}.`] : []),
  ];
}

export const remedyInWords = (remedy: Remedy): string => {
  if ('guarantee' in remedy) return `the guarantee ${named(remedy.guarantee)}`;
  return 'body' in remedy ? `the body ${named(remedy.body)}` : remedy.says;
};

/** What answers a breach of a clause: what it says itself, and guarantees that name it. */
export function remediesOf({ clauses, guarantees }: Accord, clause: string): readonly string[] {
  const own = clauses.find(({ id }) => id === clause)?.remedies ?? [];
  const naming = guarantees.filter(({ when }) => when && clausesIn(when).includes(clause));
  return [...new Set([...own.map(remedyInWords), ...naming.map(({ id }) => `the guarantee ${named(id)}`)])];
}
