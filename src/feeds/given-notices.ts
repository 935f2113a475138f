/** Which notices have been given, so that one who takes back what nobody knows is told so: a mistyped id withdraws nothing. */
import { suggest } from '../accord/index.ts';
import type { Problem } from '../kernel/index.ts';
import type { Report } from '../picture/index.ts';

export const UNKNOWN_NOTICE = 'unknown-notice';

export class GivenNotices {
  readonly #bySource = new Map<string, Set<string>>();

  /** Takes reports in the order of their reception. @returns why a withdrawal withdraws nothing. */
  note(report: Report): Problem | undefined {
    if (report.kind !== 'notice' && report.kind !== 'notice-withdrawal') return undefined;
    const { source, id } = report;
    const given = this.#bySource.get(source) ?? new Set();
    if (report.kind === 'notice') {
      this.#bySource.set(source, given.add(id));
      return undefined;
    }
    if (given.has(id)) return undefined;
    return {
      code: 'FEED_UNKNOWN_NOTICE',
      message: `notices: no notice ${JSON.stringify(id)} of ${source} is known, so nothing is withdrawn`,
      mend: given.size === 0 ? `give the notice from ${source} first` : suggest(id, [...given]),
    };
  }
}
