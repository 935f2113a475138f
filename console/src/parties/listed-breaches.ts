/** How the breaches in the list compare with those counted by party: the list shows more than is counted. */
import type { Indication } from '../api/contract.ts';

export interface ListedBreaches {
  /** Under the agreed reading, settled, of this run: what the table counts. */
  readonly counted: number;
  readonly otherReadings: number;
  readonly earlierRuns: number;
  readonly provisional: number;
  /** They were provisional, in any reading, and do not stand. */
  readonly withdrawn: number;
}

export function listedBreaches(list: Iterable<Indication>): ListedBreaches {
  const given = [...list].filter(({ verdict }) => verdict === 'breach-indicated');
  const breaches = given.filter(({ withdrawn }) => !withdrawn);
  const ofThisRun = breaches.filter(({ run }) => run === 'this');
  const agreed = ofThisRun.filter(({ reading }) => reading === 'agreed');
  const counted = agreed.filter(({ settled }) => settled);
  return {
    counted: counted.length,
    otherReadings: ofThisRun.length - agreed.length,
    earlierRuns: breaches.length - ofThisRun.length,
    provisional: agreed.length - counted.length,
    withdrawn: given.length - breaches.length,
  };
}
