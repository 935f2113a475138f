/** What can be said of a clause, each under a name of its own, so that two versions can be laid side by side. */
import type { Clause, Exception } from '../accord.ts';
import { explainException } from '../explain/say-exception.ts';
import { labelInWords } from '../explain/say-label.ts';
import { periodInWords } from '../explain/say-period.ts';
import { remedyInWords } from '../explain/say-procedure.ts';
import { ruleInWords } from '../explain/say-rule.ts';
import { span } from '../explain/words.ts';

export type Facts = ReadonlyMap<string, string>;

export function clauseFacts(clause: Clause): Facts {
  const { segment, text, gravity, revisit, readings, except, remedies, label } = clause;
  return new Map([
    ...Object.entries(text).map(([language, words]) => [`text ${language}`, words] as const),
    ...readings.flatMap((reading) => [
      [`rule (${reading.id})`, ruleInWords(reading.rule)] as const,
      [`in force (${reading.id})`, periodInWords(reading)] as const,
      ...(reading.except ?? []).flatMap((exception) => exceptionFacts(exception, [`(${reading.id})`])),
    ]),
    ...except.flatMap((exception) => exceptionFacts(exception)),
    ['gravity', gravity],
    ['revisit', revisit === 0 ? 'continuous' : span(revisit)],
    ['segment', segment],
    ['label', labelInWords(label)],
    ...(remedies.length === 0 ? [] : [['remedy', remedies.map(remedyInWords).join('; ')] as const]),
  ]);
}

/** Its place among the others belongs to it: lifting a rule is another thing than restoring it. */
function exceptionFacts(
  exception: Exception,
  parents: readonly string[] = [],
): (readonly [string, string])[] {
  const path = [...parents, exception.id];
  const { says } = explainException(exception, parents.filter((id) => !id.startsWith('(')).length);
  return [
    [`exception ${path.join(' > ')}`, says],
    ...exception.except.flatMap((inner) => exceptionFacts(inner, path)),
  ];
}
