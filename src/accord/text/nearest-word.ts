/** Finds what a mistyped word was probably meant to be. */

/** Insertions, deletions, substitutions and swaps of neighbours. @source Damerau 1964, restricted form. */
function editDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) rows[0]![j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = best;
    }
  }
  return rows[a.length]![b.length]!;
}

/** Words longer than this are not compared: nobody mistypes them, and the comparison is quadratic. */
const LONGEST_WORD = 60;

/** The known word that differs least; undefined when none is close (more than two fifths of it differ). */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const lower = word.toLowerCase();
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < least && distance <= candidate.length * 0.4) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** Whether a word is another one with one slip of the pen, or in another case. */
export const isSlipOf = (word: string, meant: string): boolean =>
  word !== meant && word.length <= LONGEST_WORD && editDistance(word.toLowerCase(), meant) <= 1;

/** The mend for a word that is not among the known ones. */
export function suggest(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  if (nearest !== undefined) return `did you mean "${nearest}"?`;
  return known.length === 0 ? 'define it first: none is yet' : `known here: ${known.join(', ')}`;
}
