/** What decoders could not use: all of it counted by reason, the first problems told in full. */

import { recognise } from '../feeds/text/recognise.ts';
import type { Problem } from '../kernel/index.ts';
import { tellProblems } from './exit.ts';
import { headOf } from './input-file.ts';

/** Problems told in full; the rest are counted. */
const TOLD = 10;

export class Refusals {
  readonly #counts = new Map<string, number>();
  readonly #problems: Problem[] = [];

  /** `file` names the input when the problem does not. */
  note(file: string, reason: string, problem?: Problem): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
    if (!problem || this.#problems.length >= TOLD) return;
    this.#problems.push({ ...problem, place: { file, ...problem.place } });
  }

  get any(): boolean {
    return this.#counts.size > 0;
  }

  /** Says the problems on stderr. */
  tell(): void {
    tellProblems(this.#problems);
  }

  /** `; not used: 3 checksum, 1 no-position`, most first; empty when everything was used. */
  describe(): string {
    const parts = [...this.#counts]
      .sort((a, b) => b[1] - a[1])
      .map(([reason, count]) => `${count} ${reason}`);
    return parts.length > 0 ? `; not used: ${parts.join(', ')}` : '';
  }

  #mend(format: string): string {
    const isUnknown = (reason: string) => reason.startsWith('unknown-');
    return [...this.#counts.keys()].every(isUnknown)
      ? 'use names that the accord and the sources file declare'
      : `check that it is ${format} and whole, or name the format that it is`;
  }

  /** Nothing came out of a whole input and something was refused: it is not what it was said to be. */
  useless(file: string, format: string): Problem {
    const head = headOf(file);
    const found = head === undefined ? undefined : recognise(head);
    const other = found === format ? undefined : found;
    return {
      code: 'INPUT_USELESS',
      message: `nothing in ${file} could be used as ${format}${this.describe()}${other ? `; it looks like ${other}` : ''}`,
      mend: other ? 'give it as what it looks like' : this.#mend(format),
    };
  }
}
