/** What kind of thing a patrol's report speaks of. */
import { isKindOf } from '../../kernel/index.ts';
import type { PatrolReport } from '../observation.ts';
import type { Question } from '../picture-contract.ts';

type Claims = Pick<PatrolReport, 'outcome' | 'event' | 'category' | 'item' | 'party' | 'traits'>;

/** One that names nothing speaks of all that its source sees. */
export const namesKind = (report: Claims): boolean =>
  report.event !== undefined || report.category !== undefined;

/**
 * Was the wanted kind looked for, as far as the report itself says? Who names a kind looked for that kind: no blast
 * is not no fire, and no artillery is not no vehicle. Who saw nothing of a party's, or of a measure, says nothing about
 * others. Who looked for one item looked for nothing else; who was kept from it was kept from all that is there.
 */
export function speaksOf(report: Claims, wanted: Question['wanted']): boolean {
  const { outcome, event, category, item, party, traits } = report;
  if (outcome === 'not-seen' && (party !== undefined || traits !== undefined)) return false;
  const hasLooked = outcome === 'seen' || outcome === 'not-seen';
  if (!namesKind(report)) return item === undefined || !hasLooked;
  if ('event' in wanted) return event === wanted.event;
  return category !== undefined && category !== 'unknown' && isKindOf(wanted.category, category);
}
