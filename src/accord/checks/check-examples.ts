/** Clauses of which the worked examples do not show every verdict that they can have. */
import type { Problem } from '../../kernel/index.ts';
import type { Clause } from '../accord.ts';
import { problem } from '../errors.ts';
import { EXPECTED_VERDICTS, type ExpectedVerdictWord } from '../examples/example.ts';
import type { Check } from './inspection.ts';

/** One finding for each clause. */
export const checkExamples: Check = ({ accord, examples, at }) => {
  if (!examples) return [];
  const named = examples.flatMap(({ expect, expectNot }) => [...expect, ...expectNot]);
  const expected = examples.flatMap(({ expect }) => expect);
  return accord.clauses.flatMap((clause): Problem[] => {
    const shown = new Set(expected.filter((one) => one.clause === clause.id).map(({ verdict }) => verdict));
    const missing = verdictsOf(clause).filter((verdict) => !shown.has(verdict));
    if (missing.length === 0) return [];
    const bare = !named.some((one) => one.clause === clause.id);
    const message = bare
      ? `no example shows what "${clause.id}" means`
      : `no example shows ${inWords(missing)} for "${clause.id}"`;
    const mend = bare ? 'add one under examples/' : 'add one under examples/ that expects it';
    return [problem('ACCORD_NO_EXAMPLE', at(clause.id), message, mend)];
  });
};

/** What is for people to judge stays open: no other verdict can be shown. */
const verdictsOf = ({ readings }: Clause): readonly ExpectedVerdictWord[] =>
  readings.every(({ rule }) => rule.form === 'human-judged') ? ['not-determinable'] : EXPECTED_VERDICTS;

function inWords(words: readonly string[]): string {
  const before = words.slice(0, -1).join(', ');
  return before === '' ? words[0]! : `${before} and ${words.at(-1)}`;
}
