/** Who may see a clause or a guarantee, in words. */
import type { AgreedLabel } from '../labels/label.ts';
import { list } from './words.ts';

export const labelInWords = ({ level, relTo, handlingCaveats }: AgreedLabel): string =>
  [
    level,
    relTo === 'all'
      ? 'for everybody'
      : relTo.length === 0
        ? 'for its originator alone'
        : `for ${list(relTo)}`,
    ...(handlingCaveats.length === 0 ? [] : [`handled as ${list(handlingCaveats)}`]),
  ].join(', ');
