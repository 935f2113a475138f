/**
 * A clause as a person would be told of it: its agreed words beside what the machine judges by, its exceptions, how
 * the parties read it, and the examples that show what it means.
 */
import type { Gravity, HashText, Place, Segment } from '../../kernel/index.ts';
import type { Accord, Clause, Reading } from '../accord.ts';
import { AGREED } from '../clauses/resolve-clause.ts';
import type { Example, ExpectedVerdict } from '../examples/example.ts';
import { isPublic } from '../labels/label.ts';
import { type ByParty, isByParty } from '../rules/rule.ts';
import { type ExplainedException, explainException } from './say-exception.ts';
import { labelInWords } from './say-label.ts';
import { periodInWords } from './say-period.ts';
import { remediesOf } from './say-procedure.ts';
import { ruleInWords } from './say-rule.ts';
import { termInWords } from './say-term.ts';
import { named, oneOf, span, wordsForCategory } from './words.ts';

export interface ExplainedReading {
  /** `agreed`, or the party that reads it so. */
  readonly id: string;
  readonly rule: string;
  readonly inForce: string;
  /** Where it reads other exceptions than the clause's own. */
  readonly exceptions?: readonly ExplainedException[];
}

export interface ExplainedExample {
  readonly name: string;
  readonly place: Place;
  /** What it says about this clause. */
  readonly expects: readonly string[];
}

export interface ClauseExplanation {
  readonly accord: string;
  readonly clause: string;
  readonly segment: Segment;
  readonly gravity: Gravity;
  /** The agreed words by language tag. */
  readonly text: Readonly<Record<string, string>>;
  readonly textHash: HashText;
  /** The agreed reading first. */
  readonly readings: readonly ExplainedReading[];
  /** What it takes to show that it is kept. */
  readonly compliance: string;
  readonly exceptions: readonly ExplainedException[];
  /** Terms that it uses, each with what it means to whom. */
  readonly terms: readonly string[];
  /** What answers a breach; empty: the accord does not say. */
  readonly remedies: readonly string[];
  /** Who may see it; absent: everybody. */
  readonly releasable?: string;
  readonly examples: readonly ExplainedExample[];
}

/** Undefined: the accord has no such clause. */
export function explainClause(
  accord: Accord,
  clauseId: string,
  examples: readonly Example[],
): ClauseExplanation | undefined {
  const clause = accord.clauses.find(({ id }) => id === clauseId);
  if (!clause) return undefined;
  const { id, segment, gravity, text, textHash, readings, except } = clause;
  return {
    accord: accord.id,
    clause: id,
    ...{ segment, gravity, text, textHash },
    readings: readings.map(explainReading),
    compliance: complianceInWords(clause),
    exceptions: except.map((exception) => explainException(exception)),
    terms: (clause.terms ?? []).map((term) => termInWords(accord, term)),
    remedies: remediesOf(accord, id),
    ...(isPublic(clause.label) ? {} : { releasable: labelInWords(clause.label) }),
    examples: examples.flatMap((example) => explainExample(example, id)),
  };
}

const explainReading = ({ id, rule, except, ...force }: Reading): ExplainedReading => ({
  id,
  rule: ruleInWords(rule),
  inForce: periodInWords(force),
  ...(except ? { exceptions: except.map((exception) => explainException(exception)) } : {}),
});

function complianceInWords({ readings, revisit }: Clause): string {
  const { rule } = readings[0]!;
  if (rule.form === 'human-judged') return 'Only people say so.';
  if (isByParty(rule)) return byPartyInWords(rule);
  const often = revisit === 0 ? 'without a pause' : `at least every ${span(revisit)}`;
  if (rule.form === 'access')
    return `Patrols of ${rule.monitor} looked at all of ${named(rule.area)} ${often}, and none was turned away or held up too long.`;
  if (rule.form === 'storage') return `Patrols saw each item of ${named(rule.list)} at its place ${often}.`;
  const what = rule.form === 'event-ban' ? oneOf(rule.event) : wordsForCategory(rule.category);
  const area = rule.form === 'corridor' ? rule.within : rule.area;
  return `All of ${named(area)} was looked at ${often} by sources that would see ${what} with or without cooperation, and nothing spoke against it.`;
}

function byPartyInWords(rule: ByParty): string {
  switch (rule.form) {
    case 'recurring-notice':
      return 'The notice was received in the period, and not taken back before its end.';
    case 'recurring-visit':
      return `A patrol of the party stood in ${named(rule.area)} in the period and could look.`;
    case 'declared-cap':
      return 'A monitor or guarantor has verified a number that is not over the cap, and no return is over it.';
  }
}

function explainExample({ name, place, expect, expectNot }: Example, clause: string): ExplainedExample[] {
  const own = (expected: ExpectedVerdict) => expected.clause === clause;
  const expects = [
    ...expect.filter(own).map(expectationInWords),
    ...expectNot.filter(own).map((expected) => `not ${expectationInWords(expected)}`),
  ];
  return expects.length === 0 ? [] : [{ name, place, expects }];
}

function expectationInWords({ verdict, reason, reading, track, exception, times }: ExpectedVerdict): string {
  return [
    verdict,
    ...(reason === undefined ? [] : [`(${reason})`]),
    ...(track === undefined ? [] : [`on ${track}`]),
    ...(reading === AGREED ? [] : [`as read by ${reading}`]),
    ...(exception === undefined ? [] : [`with ${exception} applied`]),
    ...(times === undefined ? [] : [times === 1 ? 'once' : `${times} times`]),
  ].join(' ');
}
