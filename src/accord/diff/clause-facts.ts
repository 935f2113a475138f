/** What can be said of a clause, each under a name of its own, so that two versions can be laid side by side. */
import type { Clause, Exception } from '../accord.ts';
import { explainException } from '../explain/say-exception.ts';
import { periodInWords } from '../explain/say-period.ts';
import { ruleInWords } from '../explain/say-rule.ts';
import { span } from '../explain/words.ts';

export type Facts = ReadonlyMap<string, string>;

export function clauseFacts({ segment, text, gravity, revisit, readings, except }: Clause): Facts {
  return new Map([
    ...Object.entries(text).map(([language, words]) => [`text ${language}`, words] as const),
    ...readings.flatMap((reading) => [
      [`rule (${reading.id})`, ruleInWords(reading.rule)] as const,
      [`in force (${reading.id})`, periodInWords(reading)] as const,
    ]),
    ...except.flatMap((exception) => exceptionFacts(exception)),
    ['gravity', gravity],
    ['revisit', revisit === 0 ? 'continuous' : span(revisit)],
    ['segment', segment],
  ]);
}

/** Its place among the others belongs to it: lifting a rule is another thing than restoring it. */
function exceptionFacts(
  exception: Exception,
  parents: readonly string[] = [],
): (readonly [string, string])[] {
  const path = [...parents, exception.id];
  const { says } = explainException(exception, parents.length);
  return [
    [`exception ${path.join(' > ')}`, says],
    ...exception.except.flatMap((inner) => exceptionFacts(inner, path)),
  ];
}
