/** From all that was said of an item to what it was when: a word counts until a newer one, or as long as a look is good. */
import type { Instant, Interval, Milliseconds } from '../../kernel/index.ts';
import type { Word } from './word.ts';

/** One word for as long as it counts. */
export interface Stretch extends Interval {
  readonly word: Word;
}

/** By when it was said; of two of the same moment the one whose source and number come later counts. */
export const inWordOrder = (a: Word, b: Word): number =>
  a.at - b.at ||
  (a.ref.source < b.ref.source ? -1 : a.ref.source > b.ref.source ? 1 : a.ref.index - b.ref.index);

/**
 * `words` in their order; in between the stretches nobody knows. Who is kept out takes back nothing that was seen: a
 * refusal counts only where no look does.
 */
export function stretchesOf(
  words: readonly Word[],
  listed: Interval,
  revisit: Milliseconds,
): readonly Stretch[] {
  const span = (own: readonly Word[]) => spansOf(own, listed.until, revisit);
  const looks = span(words.filter(({ state }) => state !== 'access-denied'));
  const refusals = span(words.filter(({ state }) => state === 'access-denied'));
  const between = refusals.flatMap((refusal) => looks.reduce(cutOut, [refusal]));
  return [...looks, ...between].sort((a, b) => a.from - b.from);
}

const spansOf = (words: readonly Word[], end: Instant, revisit: Milliseconds): readonly Stretch[] =>
  words.flatMap((word, n) => {
    const until = Math.min(words[n + 1]?.at ?? Infinity, word.at + revisit, end);
    return until > word.at ? [{ word, from: word.at, until }] : [];
  });

const cutOut = (parts: readonly Stretch[], { from, until }: Stretch): Stretch[] =>
  parts.flatMap((part) => [
    ...(part.from < from ? [{ ...part, until: Math.min(part.until, from) }] : []),
    ...(part.until > until ? [{ ...part, from: Math.max(part.from, until) }] : []),
  ]);

/** Neighbouring stretches that say the same without a gap. */
export interface Run extends Interval {
  readonly words: readonly Word[];
}

export function runsOf(stretches: readonly Stretch[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { word, from, until } of stretches) {
    const last = runs.at(-1);
    const before = last?.words.at(-1);
    const isSame =
      before !== undefined &&
      last!.until === from &&
      before.state === word.state &&
      before.doubt === word.doubt &&
      before.lifted === word.lifted;
    if (isSame) runs[runs.length - 1] = { words: [...last!.words, word], from: last!.from, until };
    else runs.push({ words: [word], from, until });
  }
  return runs;
}

export const runAt = (runs: readonly Run[], at: Instant): Run | undefined =>
  runs.find(({ from, until }) => at >= from && at < until);
