/** Exceptions, and exceptions to them, as `accord.yaml` writes them. */

import { CARGOES } from '../../kernel/index.ts';
import { fixedPeriod } from '../periods/period.ts';
import { category } from '../rules/common-terms.ts';
import { parties } from '../rules/parties.ts';
import { listOf } from '../text/collection-shape.ts';
import { object, optional } from '../text/object-shape.ts';
import { leadTime } from '../text/quantity.ts';
import { newName, oneOf, word } from '../text/scalar-shape.ts';
import { about, defined, type Located, located, type Shape, type ValueOf } from '../text/shape.ts';

/** Exceptions contain exceptions, so their type is written out. */
export interface WrittenException {
  readonly id: Located<string>;
  readonly when: ValueOf<typeof exceptionWhen>;
  readonly except: readonly WrittenException[] | undefined;
}

const exceptionWhen = located(
  object({
    notified: optional(about('A notice of this word covers object, place and time.', word)),
    'at-least': optional(about('Given this long before it takes effect: 2 h before.', located(leadTime))),
    carries: optional(about('The notice says that it carries this.', oneOf(CARGOES))),
    of: optional(located(category)),
    parties: optional(located(parties)),
    during: optional(fixedPeriod),
  }),
);

export const exceptions = about(
  'When the rule is lifted; their own exceptions restore it.',
  listOf(defined('exception', () => exceptionShape)),
);

export const exceptionShape: Shape<WrittenException> = object({
  id: newName('rule'),
  when: exceptionWhen,
  except: optional(listOf(defined('exception', () => exceptionShape))),
});
