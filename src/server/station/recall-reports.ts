/** What earlier runs of a node were told, and what holds until something else is said. */
import type { Instant } from '../../kernel/index.ts';
import type { CoverageReport, Report } from '../../picture/index.ts';
import type { LedgerNode } from '../../store/index.ts';

/**
 * The notices as they were received, and what was last said of each source's coverage: its state, and where it
 * sees. That is told as received at `began`: before, this run listened to nobody.
 */
export function reportsBefore(ledger: LedgerNode, began: Instant): readonly Report[] {
  const notices = received(ledger, ['notice', 'notice-withdrawal'], began);
  const coverage = received(ledger, ['coverage'], began) as readonly CoverageReport[];
  return [...lastOfEach(coverage).map((report) => ({ ...report, receivedAt: began })), ...notices];
}

const received = (ledger: LedgerNode, kinds: readonly Report['kind'][], until: Instant): readonly Report[] =>
  kinds
    .flatMap((kind) => [...ledger.records({ kind })])
    .map(({ record }) => record.body as unknown as Report)
    .filter(({ receivedAt }) => receivedAt <= until)
    .sort((a, b) => a.receivedAt - b.receivedAt || a.index - b.index);

/** For each source the newest report with a footprint, then the newest of all, when it is another one. */
function lastOfEach(reports: readonly CoverageReport[]): readonly CoverageReport[] {
  const places = new Map<string, CoverageReport>();
  const states = new Map<string, CoverageReport>();
  for (const report of reports) {
    if (report.footprint) places.set(report.about, report);
    states.set(report.about, report);
  }
  return [...new Set([...places.values(), ...states.values()])];
}
