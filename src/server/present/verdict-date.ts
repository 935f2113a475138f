/**
 * When the verdict that stands was first given. To settle and to end it says it again, which is no new date:
 * the settled life comes to the same verdicts in the same order, a watermark later.
 */
import type { Instant } from '../../kernel/index.ts';
import type { IndicationEvent, Verdict } from '../../watch/index.ts';

interface Given {
  readonly verdict: Verdict;
  readonly at: Instant | undefined;
}

/** Provisional verdicts remembered until they settle; a watermark sees few changes of one indication. */
const MOST_UNSETTLED = 16;

export class VerdictDate {
  /** Undefined: an earlier run gave it, and nobody knows when. */
  at: Instant | undefined;
  #provisional: Verdict | undefined;
  #settled: Verdict | undefined;
  /** Provisional verdicts that have yet to settle, in the order in which they were given. */
  readonly #unsettled: Given[] = [];

  hear({ verdict, settled, withdrawn }: IndicationEvent, at: Instant | undefined): void {
    if (withdrawn) this.#withdraw();
    else if (settled) this.#settle(verdict, at);
    else this.#give(verdict, at);
  }

  #give(verdict: Verdict, at: Instant | undefined): void {
    if (verdict === this.#provisional) return;
    this.#provisional = verdict;
    this.#unsettled.push({ verdict, at });
    if (this.#unsettled.length > MOST_UNSETTLED) this.#unsettled.shift();
    if (this.#settled === undefined) this.at = at;
  }

  /** What is given again after that is given anew. */
  #withdraw(): void {
    this.#provisional = undefined;
    this.#unsettled.length = 0;
  }

  #settle(verdict: Verdict, at: Instant | undefined): void {
    if (verdict === this.#settled) return;
    this.#settled = verdict;
    const given = this.#unsettled.findIndex((one) => one.verdict === verdict);
    this.at = given < 0 ? at : this.#unsettled[given]!.at;
    this.#unsettled.splice(0, given + 1);
  }
}
