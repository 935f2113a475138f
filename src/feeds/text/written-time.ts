/** Times in Garant's own formats: ISO 8601 with `Z` or an offset. */
import { formatProblem, type Instant, parseInstant } from '../../kernel/index.ts';

/** The instant of a text that `timeComplaint` found nothing wrong with. */
export function writtenInstant(text: string): Instant {
  const written = parseInstant(text);
  return written.ok ? written.value.at : Number.NaN;
}

/** What is wrong with the times in the named fields; '' when they can all be read. */
export function timeComplaint(fields: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(fields)) {
    const written = parseInstant(text);
    if (!written.ok) return `${name}: ${formatProblem(written.problems[0]!)}`;
  }
  return '';
}
