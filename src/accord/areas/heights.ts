/** Floor and ceiling of an area: two written heights to one band in one datum. */

import { problem } from '../errors.ts';
import type { WrittenHeight } from '../text/quantity.ts';
import type { Report } from '../text/report.ts';
import type { Located } from '../text/shape.ts';
import type { AccordHeightBand } from './area.ts';

/** Every height there is; the datum says nothing where there is no limit. */
const EVERY_HEIGHT: AccordHeightBand = {
  floor: Number.NEGATIVE_INFINITY,
  ceiling: Number.POSITIVE_INFINITY,
  datum: 'ellipsoidal',
};

interface WrittenBand {
  readonly from: Located<WrittenHeight> | undefined;
  readonly to: Located<WrittenHeight> | undefined;
}

/**
 * The band in metres. `surface` as a floor lets in whatever lies on or above the ground, so it is −∞ in the
 * ceiling's datum; a floor and a ceiling in two datums are refused, because what lies between them would
 * change with the weather.
 */
export function readHeights({ from, to }: WrittenBand, report: Report): AccordHeightBand {
  const floor = limit(from?.value);
  const ceiling = limit(to?.value);
  if (from?.value === 'unlimited') {
    const mend = 'write surface, or leave from: out';
    report.problems.push(
      problem('ACCORD_HEIGHTS', from.place, 'nothing lies above an unlimited floor', mend),
    );
  }
  if (floor && ceiling && floor.datum !== ceiling.datum) {
    const message = `the floor is ${floor.datum}, the ceiling ${ceiling.datum}`;
    report.problems.push(problem('ACCORD_HEIGHTS', to!.place, message, 'write both in one datum'));
  } else if (to?.value === 'surface' || (floor && ceiling && floor.metres >= ceiling.metres)) {
    report.problems.push(
      problem(
        'ACCORD_HEIGHTS',
        to!.place,
        'the ceiling does not lie above the floor',
        'raise it, or swap the two',
      ),
    );
  }
  return {
    floor: floor?.metres ?? Number.NEGATIVE_INFINITY,
    ceiling: ceiling?.metres ?? Number.POSITIVE_INFINITY,
    datum: (ceiling ?? floor)?.datum ?? EVERY_HEIGHT.datum,
  };
}

const limit = (written: WrittenHeight | undefined) => (typeof written === 'object' ? written : undefined);
