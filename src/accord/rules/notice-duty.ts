/** Who brings objects of a kind into an area gives notice of it before. */
import type { Category, Milliseconds, TraitBound } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { object, optional } from '../text/object-shape.ts';
import { leadTime } from '../text/quantity.ts';
import { wholeNumber, word } from '../text/scalar-shape.ts';
import { about, located, type Shape, type ValueOf } from '../text/shape.ts';
import { entryOf } from '../text/tree.ts';
import { areaName, category, checkedArea, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';
import { by, every } from './recurrence.ts';
import { type RecurringNotice, resolveRecurringNotice } from './recurring.ts';
import { boundsOf, withTraits } from './traits.ts';

export interface NoticeDuty {
  readonly form: 'notice-duty';
  readonly parties: PartySet;
  /** Word of the notice that has to cover the object. */
  readonly notice: string;
  /** From its reception to when it takes effect. */
  readonly leadTime: Milliseconds;
  readonly category: Category;
  /** Only objects within all of these; absent: all of the category. */
  readonly with?: readonly TraitBound[];
  readonly area: string;
  /** Only while a party has more than this many there at one time; absent: from the first on. */
  readonly whenOver?: number;
}

const fields = object({
  parties,
  notice: about('Word of the notice.', word),
  'at-least': optional(about('How long before it takes effect: 8 d before.', located(leadTime))),
  of: optional(category),
  with: withTraits,
  in: optional(areaName),
  'when-over': optional(
    about('Only while a party has more than this many there at one time.', wholeNumber(0)),
  ),
  every: optional(every),
  by: optional(by),
});

const BEFORE = ['at-least', 'of', 'in'] as const;
const NARROWER: readonly string[] = ['with', 'when-over'];

/** A notice before objects come, or one that comes round: told apart by `every`. */
export const noticeShape: Shape<ValueOf<typeof fields>> = {
  schema: { ...fields.schema, oneOf: [{ required: ['every'] }, { required: [...BEFORE] }] },
  read: (node, report) => {
    const terms = fields.read(node, report);
    if (node.kind !== 'mapping') return terms;
    const comesRound = entryOf(node, 'every') !== undefined;
    for (const key of [...BEFORE, ...NARROWER] as const) {
      const entry = entryOf(node, key);
      if (comesRound && entry) {
        const message = `"${key}" is of a notice before objects come, and "every" of one that comes round`;
        report.problems.push(problem('ACCORD_FORM', entry.place, message, 'make two clauses of it'));
      } else if (!comesRound && !entry && !NARROWER.includes(key)) {
        const mend = `add "${key}:", or every: for a notice that comes round`;
        report.problems.push(problem('ACCORD_KEY_MISSING', node.place, `"${key}" is missing`, mend));
      }
    }
    const day = comesRound ? undefined : entryOf(node, 'by');
    if (day) {
      const message = '"by" is of a notice that comes round every year';
      report.problems.push(problem('ACCORD_FORM', day.place, message, 'add every: year, or leave it out'));
    }
    return terms;
  },
};

/** Undefined: a term is missing, which was reported when it was read. */
export function resolveNotice(
  terms: ValueOf<typeof noticeShape>,
  around: RuleSurroundings,
): NoticeDuty | RecurringNotice {
  if (terms.every) return resolveRecurringNotice({ ...terms, every: terms.every }, around);
  return {
    form: 'notice-duty',
    parties: partySet(terms.parties),
    notice: terms.notice,
    leadTime: terms['at-least']?.value ?? 0,
    category: terms.of ?? 'unknown',
    ...boundsOf(terms.with, around.report),
    area: terms.in ? checkedArea(terms.in, around) : '',
    ...(terms['when-over'] === undefined ? {} : { whenOver: terms['when-over'] }),
  };
}
