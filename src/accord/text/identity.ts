/** What objects call themselves, as an accord and its examples write it. */
import { problem } from '../errors.ts';
import { wholeNumber } from './scalar-shape.ts';
import { about, type Shape, scalar } from './shape.ts';

/** Six hexadecimal digits, read into a number. */
export const icao24: Shape<number> = scalar(
  'an ICAO 24-bit address',
  { type: ['string', 'integer'], pattern: '^[0-9a-fA-F]{6}$' },
  ({ written, place: at }, report) => {
    if (/^[0-9a-fA-F]{6}$/.test(written)) return Number.parseInt(written, 16);
    const mend = 'write six hexadecimal digits: 3c4a6f';
    report.problems.push(problem('ACCORD_VALUE', at, `"${written}" is not an ICAO 24-bit address`, mend));
    return undefined;
  },
);

export const mmsi: Shape<number> = about('Nine digits.', wholeNumber(1, 999_999_999));
