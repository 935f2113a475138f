/** When a clause does not bind, in words. Exceptions to exceptions keep their own place and id. */
import type { Exception, ExceptionCondition } from '../accord.ts';
import { periodInWords } from './say-period.ts';
import { list, named, ofWhom, span, wordsForCategory } from './words.ts';

export interface ExplainedException {
  readonly id: string;
  readonly says: string;
  readonly except: readonly ExplainedException[];
}

function conditionInWords({ notified, leadTime, carries, category, parties, during }: ExceptionCondition) {
  const early = leadTime === undefined ? '' : ` at least ${span(leadTime)} before`;
  return list([
    ...(notified === undefined
      ? []
      : [`a notice of ${named(notified)} covers it${early && `, given${early}`}`]),
    ...(carries === undefined ? [] : [`the notice says that it carries ${carries}`]),
    ...(category === undefined ? [] : [`it is one of the ${wordsForCategory(category)}`]),
    ...(parties === undefined || parties === 'all' ? [] : [`it is${ofWhom(parties)}`]),
    ...(during === undefined ? [] : [`it is ${periodInWords({ inForce: during })}`]),
  ]);
}

/** `depth` 0 lifts the clause, 1 restores it, 2 lifts it again. */
export const explainException = ({ id, when, except }: Exception, depth = 0): ExplainedException => ({
  id,
  says: `${depth % 2 === 0 ? 'Does not bind' : 'Binds all the same'} where ${conditionInWords(when)}.`,
  except: except.map((inner) => explainException(inner, depth + 1)),
});
