/** Which indications are shown. */
import type { Indication, Verdict } from '../api/contract.ts';

export interface QueueFilter {
  readonly verdicts: readonly Verdict[];
  /** Empty: all of them. */
  readonly segment: string;
  readonly accord: string;
}

export const matches = (indication: Indication, filter: QueueFilter): boolean =>
  filter.verdicts.includes(indication.verdict) &&
  (filter.segment === '' || filter.segment === indication.segment) &&
  (filter.accord === '' || filter.accord === indication.accord);

/** How many there are of each verdict, whatever verdicts are shown. */
export function countVerdicts(
  indications: Iterable<Indication>,
  filter: QueueFilter,
): Record<Verdict, number> {
  const counts = { 'breach-indicated': 0, 'not-determinable': 0, 'compliance-indicated': 0 };
  for (const indication of indications) {
    if (matches(indication, { ...filter, verdicts: [indication.verdict] })) counts[indication.verdict] += 1;
  }
  return counts;
}
